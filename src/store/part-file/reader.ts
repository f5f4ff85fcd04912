// Reads a file of parts: the value at once, each part when it is asked for.
import { closeSync } from 'node:fs';
import { KeptPart } from '../../domain/kept-part.js';
import { openToRead, readAt } from '../private-file.js';
import { type End, endIn, MARK, type Place, places, tokenIn } from './format.js';

/** A file that stays open until it is saved: a run reads a dozen parts of hundreds. */
export class Reader {
  readonly #path: string;
  #open: { readonly fd: number; readonly token: string } | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  /** Of the file that has the name now; undefined where none has. */
  token(): string | undefined {
    this.close();
    const fd = openToRead(this.#path);
    if (fd === undefined) return undefined;
    this.#open = { fd, token: tokenIn(fd) };
    return this.#open.token;
  }

  end(): End | undefined {
    return this.#open === undefined ? undefined : endIn(this.#open.fd);
  }

  /** Throws SyntaxError where the file that has the name now is another. */
  text({ token, offset, length }: Place): string {
    if (this.#open?.token !== token) this.token();
    if (this.#open?.token !== token) throw new SyntaxError(`${this.#path} was written anew by somebody else`);
    return readAt(this.#open.fd, offset, length).toString();
  }

  close(): void {
    if (this.#open !== undefined) closeSync(this.#open.fd);
    this.#open = undefined;
  }
}

export type Parse = (text: string) => unknown;

/** Parses values and parts of one file; what two places share is one part. */
export function parserOf(reader: Reader, token: string): Parse {
  const known = new Map<number, KeptPart<unknown>>();
  const parse: Parse = (text) => {
    const value: unknown = JSON.parse(text);
    return text.includes(MARK) ? withParts(value, partAt) : value;
  };
  const partAt: PartAt = (offset, length) => {
    const part = known.get(offset) ?? unread({ token, offset, length }, reader, parse);
    known.set(offset, part);
    return part;
  };
  return parse;
}

function unread(place: Place, reader: Reader, parse: Parse): KeptPart<unknown> {
  // Where it stands by then: the file may have been written anew meanwhile.
  const part: KeptPart<unknown> = new KeptPart({ text: () => reader.text(places.get(part) ?? place), parse });
  places.set(part, place);
  return part;
}

type PartAt = (offset: number, length: number) => KeptPart<unknown>;

/** In place, and by hand: a reviver costs ten times as much. */
function withParts(value: unknown, partAt: PartAt): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('@' in value) return partAt(...(value['@'] as [number, number])); // only part files hold it
  const held = value as Record<string, unknown>; // a list is one, too
  for (const key of Object.keys(held)) held[key] = withParts(held[key], partAt);
  return value;
}

// What is to be written to a file of parts, from one offset on: parts that are new there, then the value, then the end.
import { type KeptPart, withReferences } from '../../domain/kept-part.js';
import { END_LENGTH, endOf, MARK, type Place, places } from './format.js';

export class Writing {
  readonly #token: string;
  readonly #pieces: string[] = [];
  readonly #placed = new Map<KeptPart<unknown>, Place>();
  #offset: number;

  constructor({ token, start }: { readonly token: string; readonly start: number }) {
    this.#token = token;
    this.#offset = start;
  }

  get text(): string {
    return this.#pieces.join('');
  }

  /** Returns where it will stand. */
  add(text: string): Place {
    const length = Buffer.byteLength(text);
    const place = { token: this.#token, offset: this.#offset, length };
    this.#pieces.push(text);
    this.#offset += length;
    return place;
  }

  /** `whole`: how long the file was when it was written anew; it is now where that is not given. */
  finish(value: unknown, whole?: number): void {
    const { offset, length } = this.add(this.#textOf(value));
    this.add(endOf({ offset, length, whole: whole ?? offset + length + END_LENGTH }));
  }

  /** Once it is written. */
  keepPlaces(): void {
    for (const [part, place] of this.#placed) places.set(part, place);
  }

  #textOf(value: unknown): string {
    return withReferences(
      (part) => this.#refer(part),
      () => JSON.stringify(value),
    );
  }

  #refer(part: KeptPart<unknown>): unknown {
    const { offset, length } = this.#placed.get(part) ?? this.#inFile(part) ?? this.#place(part);
    return { '@': [offset, length] };
  }

  #inFile(part: KeptPart<unknown>): Place | undefined {
    const place = places.get(part);
    return place?.token === this.#token ? place : undefined;
  }

  /** Its own parts come first. */
  #place(part: KeptPart<unknown>): Place {
    const { text } = part;
    const place = this.add(text === undefined || text.includes(MARK) ? this.#textOf(part.value) : text);
    this.#placed.set(part, place);
    return place;
  }
}

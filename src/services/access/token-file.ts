// secrets/tokens.json: who may ask the gateway. Of a token only its SHA-256 is kept: the file opens nothing for whoever
// reads a copy of it. A token is 256 random bits, so that a fast hash without salt is as good as a slow one.
import { type BigIntStats, statSync } from 'node:fs';
import { CraftNudgeError } from '../../domain/failure.js';
import type { Instant } from '../../domain/commit-record.js';
import type { Scope } from '../../gateway/contract/caller.js';
import type { DataDirectory } from '../../store/data-directory.js';
import { readJson, writeJson } from '../../store/json-file.js';
import { withLock } from '../../store/lock.js';

/** What may be shown of a token. */
export interface Token {
  /** 8 hex digits, at random. */
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: Instant;
  /** From then on it is refused; null: never. */
  readonly expiresAt: Instant | null;
  /** The hour in which it was last used; null: never. */
  readonly lastUsedAt: Instant | null;
}

export interface KeptToken extends Token {
  /** SHA-256 of the token, 64 hex digits. */
  readonly hash: string;
}

export interface TokensFile {
  readonly v: 1;
  readonly tokens: readonly KeptToken[];
}

/** As requests compare it. */
export interface CurrentToken {
  readonly token: KeptToken;
  /** The hash's 32 bytes. */
  readonly digest: Buffer;
}

export interface TokenChange {
  readonly tokens: readonly KeptToken[];
  readonly about: KeptToken;
}

const PATIENCE_SECONDS = 10;

export interface TokenFile {
  /** Throws STORE_UNREADABLE where the file is damaged. */
  read(): readonly KeptToken[];
  /** `read`, parsed again only where the file is another one than last time: another process revokes by replacing it. */
  current(): readonly CurrentToken[];
  /** One change at a time, across processes; durable when it returns. Gives the token that it is about. */
  change(make: (tokens: readonly KeptToken[]) => TokenChange): KeptToken;
}

export function openTokenFile(data: DataDirectory): TokenFile {
  const path = data.resolve('secrets', 'tokens.json');
  let seen: { readonly state: FileState; readonly tokens: readonly CurrentToken[] } | undefined;
  const read = (): readonly KeptToken[] => tokensIn(path, readJson(path));
  return {
    read,
    current: () => {
      const state = statSync(path, STAT);
      if (seen === undefined || !isSame(seen.state, state)) seen = { state, tokens: read().map(currentOf) };
      return seen.tokens;
    },
    change: (make) => {
      data.ensure('secrets');
      return withLock(`${path}.lock`, { waitSeconds: PATIENCE_SECONDS }, () => {
        const { tokens, about } = make(read());
        writeJson(path, { v: 1, tokens } satisfies TokensFile);
        return about;
      });
    },
  };
}

const STAT = { bigint: true, throwIfNoEntry: false } as const;
/** Undefined where there is no file. */
type FileState = Pick<BigIntStats, 'ctimeNs' | 'ino' | 'mtimeNs' | 'size'> | undefined;

/** A file that is put in the place of another has a number of its own, and a time of change to the nanosecond. */
function isSame(one: FileState, other: FileState): boolean {
  if (one === undefined || other === undefined) return one === other;
  const isSameFile = one.ino === other.ino && one.size === other.size;
  return isSameFile && one.ctimeNs === other.ctimeNs && one.mtimeNs === other.mtimeNs;
}

const currentOf = (token: KeptToken): CurrentToken => ({ token, digest: Buffer.from(token.hash, 'hex') });

function tokensIn(path: string, value: unknown): readonly KeptToken[] {
  if (value === undefined) return [];
  const { tokens } = (value ?? {}) as { readonly tokens?: unknown };
  if (Array.isArray(tokens) && tokens.every(isKept)) return tokens;
  throw new CraftNudgeError('STORE_UNREADABLE', { path, reason: 'it holds something else than tokens' });
}

function isKept(value: unknown): value is KeptToken {
  const { id, name, scopes, hash, expiresAt } = (value ?? {}) as Partial<KeptToken>;
  const isWhole = [id, name].every((text) => typeof text === 'string') && Array.isArray(scopes);
  return isWhole && /^[0-9a-f]{64}$/.test(hash ?? '') && (expiresAt === null || typeof expiresAt === 'string');
}

// Tokens of the gateway: made, listed, rotated, revoked, and recognised. The secret itself is returned once, kept nowhere.
import { hash as digestOf, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../../domain/commit-record.js';
import { CraftNudgeError } from '../../domain/failure.js';
import { type Clock, epochOf, instantOf, systemClock } from '../../domain/instant.js';
import type { Caller, Scope } from '../../gateway/contract/caller.js';
import type { DataDirectory } from '../../store/data-directory.js';
import {
  type CurrentToken,
  type KeptToken,
  openTokenFile,
  type Token,
  type TokenChange,
  type TokenFile,
} from './token-file.js';

export interface TokenWish {
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Until it expires; left out: never. */
  readonly days?: number | undefined;
}

export interface IssuedToken {
  readonly token: Token;
  /** `cn_` and 64 hex digits. */
  readonly secret: string;
}

export interface Tokens {
  /** Oldest first. */
  list(): readonly Token[];
  create(wish: TokenWish): IssuedToken;
  /** A new secret for the same token; the old one is refused from now on. It lasts as long as before, unless `days` says. */
  rotate(id: string, days?: number): IssuedToken;
  revoke(id: string): Token;
  /** Whose secret this is; undefined for anything else, of whatever length, and for one that has expired. */
  callerOf(secret: string): Caller | undefined;
}

export interface TokenOptions {
  readonly clock?: Clock;
  /** The file cannot be read, so that nobody is let in; or an hour of use cannot be noted. */
  warn?(problem: Error): void;
}

const MOST_TOKENS = 100;
const DAY_SECONDS = 86_400;
const HOUR_SECONDS = 3_600;

export function openTokens(data: DataDirectory, { clock = systemClock, warn = ignore }: TokenOptions = {}): Tokens {
  const file = openTokenFile(data);
  const issue = (make: (kept: readonly KeptToken[], hash: string) => TokenChange): IssuedToken => {
    const secret = `cn_${randomBytes(32).toString('hex')}`;
    return { token: shown(file.change((kept) => make(kept, hashOf(secret).toString('hex')))), secret };
  };
  return {
    list: () => file.read().map(shown),
    create: (wish) => issue((kept, hash) => added(kept, { ...newToken(wish, clock.now()), id: freeId(kept), hash })),
    rotate: (id, days) =>
      issue((kept, hash) => changed(kept, id, (old) => ({ ...renewed(old, days, clock.now()), hash }))),
    revoke: (id) => shown(file.change((kept) => removed(kept, id))),
    callerOf: (secret) => {
      const token = attempt(() => holderOf(secret, file.current()), warn);
      const now = clock.now();
      if (token === undefined || isExpired(token, now)) return undefined;
      if (!isNoted(token, now)) noteUse(file, token, { now, warn });
      return { id: token.id, name: token.name, scopes: withImplied(token.scopes), via: 'token' };
    },
  };
}

const ignore = (): void => {};

const hashOf = (secret: string): Buffer => digestOf('sha256', secret, 'buffer');

const shown = ({ hash: _, ...token }: KeptToken): Token => token;

/** Hashes are compared, which all have one length, and every one is looked at: time tells neither how near nor which. */
function holderOf(secret: string, tokens: readonly CurrentToken[]): KeptToken | undefined {
  const given = hashOf(secret);
  return tokens.filter(({ digest }) => timingSafeEqual(given, digest))[0]?.token;
}

export const isExpired = ({ expiresAt }: Pick<Token, 'expiresAt'>, now: Instant): boolean =>
  expiresAt !== null && expiresAt <= now;

/** Whoever may settle everything may also read and write. */
function withImplied(scopes: readonly Scope[]): readonly Scope[] {
  return scopes.includes('admin') ? [...new Set<Scope>(['read', 'write', ...scopes])] : scopes;
}

function newToken({ name, scopes, days }: TokenWish, now: Instant): Omit<Token, 'id'> {
  return { name, scopes, createdAt: now, expiresAt: days === undefined ? null : inDays(now, days), lastUsedAt: null };
}

function renewed(old: KeptToken, days: number | undefined, now: Instant): KeptToken {
  const span = old.expiresAt === null ? undefined : (epochOf(old.expiresAt) - epochOf(old.createdAt)) / DAY_SECONDS;
  return { ...old, ...newToken({ ...old, days: days ?? span }, now) };
}

const inDays = (now: Instant, days: number): Instant | null => instantOf(epochOf(now) + days * DAY_SECONDS) ?? null;

function added(kept: readonly KeptToken[], token: KeptToken): TokenChange {
  if (kept.length >= MOST_TOKENS)
    throw new CraftNudgeError('WRONG_USAGE', { reason: `there are ${MOST_TOKENS} tokens already: revoke one first` });
  return { tokens: [...kept, token], about: token };
}

function changed(kept: readonly KeptToken[], id: string, change: (token: KeptToken) => KeptToken): TokenChange {
  const about = change(tokenOf(kept, id));
  return { tokens: kept.map((token) => (token.id === id ? about : token)), about };
}

function removed(kept: readonly KeptToken[], id: string): TokenChange {
  return { tokens: kept.filter((token) => token.id !== id), about: tokenOf(kept, id) };
}

function tokenOf(kept: readonly KeptToken[], id: string): KeptToken {
  const found = kept.find((token) => token.id === id);
  if (found === undefined) throw new CraftNudgeError('UNKNOWN_TOKEN', { id });
  return found;
}

function freeId(kept: readonly KeptToken[]): string {
  const id = randomBytes(4).toString('hex');
  return kept.some((token) => token.id === id) ? freeId(kept) : id;
}

interface Use {
  readonly now: Instant;
  warn(problem: Error): void;
}

const HOUR_DIGITS = '2026-11-22T12'.length;

/** By the text of the hour: this is asked for every request. */
const isNoted = ({ lastUsedAt }: KeptToken, now: Instant): boolean =>
  lastUsedAt !== null && lastUsedAt.slice(0, HOUR_DIGITS) >= now.slice(0, HOUR_DIGITS);

/** To the hour, so that the file is written once an hour at most; after the answer, for nobody waits for a disk. */
function noteUse(file: TokenFile, { id }: KeptToken, { now, warn }: Use): void {
  const hour = instantOf(epochOf(now) - (epochOf(now) % HOUR_SECONDS)) ?? now;
  setImmediate(() =>
    attempt(() => file.change((kept) => changed(kept, id, (one) => ({ ...one, lastUsedAt: hour }))), warn),
  );
}

function attempt<Result>(work: () => Result, warn: (problem: Error) => void): Result | undefined {
  try {
    return work();
  } catch (problem) {
    if (!(problem instanceof CraftNudgeError)) throw problem;
    warn(problem);
    return undefined;
  }
}

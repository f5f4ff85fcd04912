// Everything of this user's data directory, opened once: logs, what is known of repositories, who "me" is.
// In: the environment. Out: stores; nothing is made on disk before something is written.
import { randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseMailmap } from '../capture/mailmap.js';
import { stampOf } from '../config/source-files.js';
import type { Feedback, LedgerEntry } from '../domain/nudge.js';
import { createAuthorIds } from '../privacy/author-ids.js';
import { createNameIds } from '../privacy/path-pseudonym.js';
import { createSecretIds, createTextIds } from '../privacy/secret-ids.js';
import { type DataDirectory, openDataDirectory } from '../store/data-directory.js';
import { type Journal, openJournal } from '../store/journal/journal.js';
import { readDerived, readJson, writeDerived, writeJson } from '../store/json-file.js';
import { readParts, writeParts } from '../store/part-file/part-file.js';
import { openFeedback, openLedger, openRewrites, type RecordLog, type RewriteLog } from '../store/logs.js';
import type { PrivateIds } from './conceal.js';
import { createIdentities, type Identities } from './identities.js';
import { openRepositories, type Repositories, type RepositoriesFile } from './repositories.js';

export interface Stores extends PrivateIds {
  readonly data: DataDirectory;
  readonly journal: Journal;
  readonly rewrites: RewriteLog;
  readonly ledger: RecordLog<LedgerEntry>;
  readonly feedback: RecordLog<Feedback>;
  readonly repositories: Repositories;
  authorId(email: string): string;
  secretId(secret: string): string;
  /** Me, with the e-mails of the setting `identities` and the .mailmap at the top of `worktree`, where there is one. */
  identities(configured: readonly string[], worktree?: string | null): Identities;
  /** A commit was made here by this e-mail: from now on it is me. */
  learnIdentity(email: string): void;
  /** This author id is nobody that we know by e-mail. */
  forgetIdentity(authorId: string): void;
  /** A derived or settings file by its parts: `settings/snooze.json`. */
  load(...parts: readonly string[]): unknown;
  save(value: unknown, ...parts: readonly string[]): void;
  /** For what can be made again, in `index/` and `state/`: undefined where it is absent or damaged. */
  loadDerived(...parts: readonly string[]): object | undefined;
  saveDerived(value: object, ...parts: readonly string[]): void;
  /** The same for large states, of which a run reads and writes little. */
  loadParts(...parts: readonly string[]): unknown;
  saveParts(value: unknown, ...parts: readonly string[]): void;
}

interface IdentitiesFile {
  readonly v: 1;
  readonly emails: readonly string[];
}

const KEY_BYTES = 32;
const LARGEST_MAILMAP = 1 << 22;

export function openStores(env: NodeJS.ProcessEnv): Stores {
  const data = openDataDirectory(env);
  const load: Stores['load'] = (...parts) => readJson(data.resolve(...parts));
  const save: Stores['save'] = (value, ...parts) => {
    data.ensure(...parts.slice(0, -1));
    writeJson(data.resolve(...parts), value);
  };
  let hashing: Hashing | undefined;
  const hash = (): Hashing => (hashing ??= openHashing(hashingKey(load, save)));
  const authorId = (email: string): string => hash().authorId(email);
  return {
    data,
    journal: openJournal(data, { authorId }),
    rewrites: openRewrites(data),
    ledger: openLedger(data),
    feedback: openFeedback(data),
    repositories: openRepositories({
      load: () => load('settings', 'repositories.json') as RepositoriesFile | undefined,
      save: (file) => save(file, 'settings', 'repositories.json'),
      stamp: () => stampOf(data.resolve('settings', 'repositories.json')),
    }),
    authorId,
    secretId: (secret) => hash().secretId(secret),
    textId: (text) => hash().textId(text),
    nameId: (name) => hash().nameId(name),
    ...identitiesIn({ load, save, authorId }),
    load,
    save,
    loadDerived: (...parts) => readDerived(data.resolve(...parts)),
    saveDerived: (value, ...parts) => {
      data.ensure(...parts.slice(0, -1));
      writeDerived(data.resolve(...parts), value);
    },
    loadParts: (...parts) => readParts(data.resolve(...parts)),
    saveParts: (value, ...parts) => {
      data.ensure(...parts.slice(0, -1));
      writeParts(data.resolve(...parts), value);
    },
  };
}

/** Who is me, as far as commits made here have taught it. */
function identitiesIn({
  load,
  save,
  authorId,
}: Pick<Stores, 'load' | 'save' | 'authorId'>): Pick<Stores, 'identities' | 'learnIdentity' | 'forgetIdentity'> {
  const learnt = (): readonly string[] =>
    (load('settings', 'identities.json') as IdentitiesFile | undefined)?.emails ?? [];
  const keep = (emails: readonly string[]): void =>
    save({ v: 1, emails } satisfies IdentitiesFile, 'settings', 'identities.json');
  return {
    identities: (configured, worktree) =>
      createIdentities({ learnt: learnt(), configured, authorId, mailmap: mailmapAt(worktree) }),
    learnIdentity: (email) => {
      const known = learnt();
      const normalized = email.trim().toLowerCase();
      if (normalized !== '' && !known.includes(normalized)) keep([...known, normalized]);
    },
    forgetIdentity: (id) => {
      const known = learnt();
      const others = known.filter((email) => authorId(email) !== id);
      if (others.length < known.length) keep(others);
    },
  };
}

type Hashing = Pick<Stores, 'authorId' | 'nameId' | 'secretId' | 'textId'>;

function openHashing(key: Buffer): Hashing {
  return {
    authorId: createAuthorIds(key),
    nameId: createNameIds(key),
    secretId: createSecretIds(key),
    textId: createTextIds(key),
  };
}

/** Other people's e-mails are kept as HMACs under this key, which never leaves `secrets/`. */
function hashingKey(load: Stores['load'], save: Stores['save']): Buffer {
  const kept = load('secrets', 'author-key.json') as { readonly key: string } | undefined;
  if (kept !== undefined) return Buffer.from(kept.key, 'hex');
  save({ v: 1, key: randomBytes(KEY_BYTES).toString('hex') }, 'secrets', 'author-key.json');
  // Two processes may have made one each: what is on disk counts.
  return Buffer.from((load('secrets', 'author-key.json') as { readonly key: string }).key, 'hex');
}

function mailmapAt(worktree: string | null | undefined): ReadonlyMap<string, string> {
  if (worktree == null) return new Map();
  const path = join(worktree, '.mailmap');
  const found = statSync(path, { throwIfNoEntry: false }); // a repository could bring a FIFO, or a gigabyte
  return found?.isFile() === true && found.size <= LARGEST_MAILMAP
    ? parseMailmap(readFileSync(path, 'utf8'))
    : new Map();
}

// A text that changes whenever an answer might: made of the stamps of the files behind answers and of the local day. Cheap
// enough to be asked for every request: a few stats, remembered for a tenth of a second.
import { hash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { stampOf, userFiles } from '../config/source-files.js';
import { localDayOf } from '../domain/local-time.js';
import { systemOffset } from '../notify/wall-clock.js';
import type { DataDirectory } from '../store/data-directory.js';

export interface Revision {
  current(): string;
  /** We have written ourselves: whoever asks next sees it. */
  drop(): void;
}

export interface RevisionSources {
  readonly env: NodeJS.ProcessEnv;
  readonly data: DataDirectory;
}

const REMEMBERED_MS = 100;

/** A folder's own stamp tells that a file in it was made, renamed or replaced; those that grow are asked one by one. */
const PATHS: readonly (readonly string[])[] = [
  ['behaviors'],
  ['behaviors', 'commits.jsonl'],
  ['behaviors', 'rewrites.jsonl'],
  ['behaviors', 'erased.jsonl'],
  ['behaviors', 'insights.jsonl'],
  ['notifications'],
  ['notifications', 'sent.jsonl'],
  ['notifications', 'feedback.jsonl'],
  ['analytics'],
  ['analytics', 'metrics.jsonl'],
  ['settings'],
  ['state', 'daily.json'],
  ['state', 'labels.json'],
];

/** How kinds stand: made anew by the day's work. */
const DERIVED = /^kinds-.*\.json$/;

export function createRevision({ env, data }: RevisionSources, nowMs: () => number = Date.now): Revision {
  let known: { readonly text: string; readonly at: number } | undefined;
  return {
    current: () => {
      const at = nowMs();
      if (known === undefined || at - known.at >= REMEMBERED_MS || at < known.at) known = { text: read(), at };
      return known.text;
    },
    drop: () => {
      known = undefined;
    },
  };

  function read(): string {
    const now = Math.floor(nowMs() / 1000);
    const paths = [...PATHS.map((parts) => data.resolve(...parts)), ...derivedIn(data), ...userFiles(env)];
    const stamps = paths.map((path) => stampOf(path));
    return hash('sha256', [localDayOf(now, systemOffset(now)), ...stamps].join(' '), 'base64url');
  }
}

function derivedIn(data: DataDirectory): readonly string[] {
  try {
    const names = readdirSync(data.resolve('index')).filter((name) => DERIVED.test(name));
    return names.map((name) => data.resolve('index', name));
  } catch {
    return []; // not made yet
  }
}

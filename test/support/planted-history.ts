// Made-up histories of four people in which nothing changes, but for one pattern that is planted into the last weeks of one
// of them. What is planted, how strongly, and whether it was found.
import { createRandom } from '../../src/analytics/random.js';
import { directoryOf, extensionOf, isCode } from '../../src/analytics/path-class.js';
import type { CommitHash } from '../../src/domain/commit-record.js';
import type { CommitFact, FileFact } from '../../src/domain/fact.js';
import { epochOf } from '../../src/domain/instant.js';
import type { Insight } from '../../src/domain/insight.js';
import type { Instant } from '../../src/domain/commit-record.js';

const HOUR = 3600;
const DAY = 86_400;
const WEEK = 7 * DAY;
/** A Monday. */
const START = Date.parse('2025-01-06T00:00:00Z') / 1000;
const WEEKS = 46;
const PLANTED_WEEKS = 14;

type Random = () => number;

/** What a commit is made of before it is one. */
interface Draft {
  at: number;
  subject: string;
  body: boolean;
  files: readonly { readonly path: string; readonly lines: number }[];
}

export interface Plant {
  /** The kind of insight that should find it. */
  readonly kind: string;
  readonly subject?: readonly [name: string, value: string];
  /** Weak, stated and strong: stated and strong ones are to be found. */
  readonly strengths: readonly [weak: number, stated: number, strong: number];
  say(strength: number): string;
  /** Sessions of the last weeks, changed. */
  plant(sessions: readonly Draft[][], strength: number, random: Random): readonly Draft[][];
}

export interface PlantedQuestion {
  /** Without one nothing is planted. */
  readonly plant?: Plant;
  readonly strength?: number;
  readonly seed: number;
  readonly weeks?: number;
}

export interface PlantedHistory {
  readonly facts: readonly CommitFact[];
  readonly actor: string;
  readonly now: number;
  readonly changedAt: number;
}

export function plantedHistory({ plant, strength = 0, seed, weeks = WEEKS }: PlantedQuestion): PlantedHistory {
  const random = createRandom(seed * 7919);
  const changedAt = START + (weeks - PLANTED_WEEKS) * WEEK;
  const own = sessionsOfPerson(weeks, 0, random);
  const before = own.filter((session) => (session[0]?.at ?? 0) < changedAt);
  const after = own.filter((session) => (session[0]?.at ?? 0) >= changedAt);
  const planted = plant === undefined ? after : plant.plant(after, strength, random);
  const others = [1, 2, 3].flatMap((person) =>
    sessionsOfPerson(weeks, person, random)
      .flat()
      .map((draft) => ({ draft, actor: `other${person}` })),
  );
  const mine = [...before, ...planted].flat().map((draft) => ({ draft, actor: 'me' }));
  const facts = [...mine, ...others]
    .sort((a, b) => a.draft.at - b.draft.at)
    .map(({ draft, actor }, index) => factOfDraft(draft, actor, index + 1));
  return { facts, actor: 'me', now: START + weeks * WEEK, changedAt };
}

/** The same kind, about the same, with its change no more than four weeks away. */
export function isFound({ kind, evidence }: Insight, plant: Plant, changedAt: number): boolean {
  if (kind !== plant.kind) return false;
  const [name, value] = plant.subject ?? [];
  if (name !== undefined && evidence[name] !== value) return false;
  const since = epochOf(`${String(evidence['since'])}T00:00:00Z` as Instant);
  return Math.abs(since - changedAt) <= 4 * WEEK;
}

function sessionsOfPerson(weeks: number, person: number, random: Random): readonly Draft[][] {
  return Array.from({ length: weeks * 7 }, (_, day) => day).flatMap((day) => {
    const isActive = random() < (day % 7 < 5 ? 0.65 : 0.08);
    if (!isActive) return [];
    const starts = random() < 0.4 ? [9.5, 14.5] : [10.5];
    return starts.map((hour) => sessionAt(START + day * DAY + (hour + 2 * (random() - 0.5)) * HOUR, person, random));
  });
}

function sessionAt(start: number, person: number, random: Random): Draft[] {
  const session: Draft[] = [];
  let at = start;
  do {
    session.push(draftAt(Math.round(at), person, random));
    at += Math.min(100, 15 * 2 ** normal(random)) * 60;
  } while (random() < 0.55);
  return session;
}

function draftAt(at: number, person: number, random: Random): Draft {
  const files = new Set(Array.from({ length: 1 + Math.floor(random() * 3) }, () => fileOf(random)));
  const sizes = [...files].map((path) => ({ path, lines: Math.max(1, Math.round(8 * 2 ** (1.6 * normal(random)))) }));
  const test = random() < 0.35 ? [{ path: `test/t${Math.floor(random() * 20)}.test.ts`, lines: 12 }] : [];
  return {
    at,
    subject: subjectOf(
      { isFix: random() < 0.2, hasType: random() < 0.3 + 0.1 * person, isEmpty: random() < 0.04 },
      random,
    ),
    body: random() < 0.3,
    files: [...sizes, ...test],
  };
}

/** Some files change far more often than others. */
function fileOf(random: Random): string {
  const rank = Math.floor(60 * random() ** 2.2);
  return `src/part${rank % 6}/file${rank}.ts`;
}

interface Worded {
  readonly isFix: boolean;
  readonly hasType: boolean;
  readonly isEmpty: boolean;
}

const WORDS = [
  'parser',
  'route',
  'table',
  'header',
  'reader',
  'index',
  'cache',
  'token',
  'layout',
  'queue',
  'state',
  'page',
];

function subjectOf({ isFix, hasType, isEmpty }: Worded, random: Random): string {
  if (isEmpty) return 'update';
  const count = 3 + Math.floor(random() * 4);
  const words = Array.from({ length: count }, () => WORDS[Math.floor(random() * WORDS.length)] ?? '');
  const said = `${isFix ? 'fix' : 'add'} ${words.join(' ')}`;
  return hasType ? `${isFix ? 'fix' : 'feat'}: ${said}` : said;
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function factOfDraft({ at, subject, body, files }: Draft, actor: string, number: number): CommitFact {
  const hash = (value: number): CommitHash => value.toString(16).padStart(40, '0') as CommitHash;
  const changed = files.map(({ path, lines }): FileFact => ({ path, status: 'M', insertions: lines, deletions: 0 }));
  const code = changed.filter(({ path }) => isCode(path));
  const sum = (some: readonly FileFact[]): number => some.reduce((total, file) => total + (file.insertions ?? 0), 0);
  return {
    type: 'commit',
    repository: 'repository',
    hash: hash(number),
    parents: [hash(number - 1)],
    at,
    authoredAt: at,
    utcOffset: 0,
    actor,
    agent: null,
    operation: null,
    subject,
    bodyLength: body ? 80 : 0,
    reverts: [],
    files: changed,
    fileCount: changed.length,
    insertions: sum(changed),
    deletions: 0,
    codeChurn: sum(code),
    codeDeletions: 0,
    codeExtensions: new Set(code.map(({ path }) => extensionOf(path))).size,
    directories: new Set(changed.map(({ path }) => directoryOf(path))).size,
  };
}

/** Each commit with this probability. */
const some =
  (share: number, random: Random, change: (draft: Draft) => Draft) =>
  (sessions: readonly Draft[][]): readonly Draft[][] =>
    sessions.map((session) => session.map((draft) => (random() < share ? change(draft) : draft)));

const percentOf = (share: number): string => `${Math.round(share * 100)} %`;
const HOT = 'src/part9/hot.ts';
const FIRST = 'src/part0/file0.ts';
const SECOND = 'src/part5/file59.ts';

/** Gaps between the commits of a session, changed; the session begins where it began. */
function repace(session: readonly Draft[], change: (seconds: number) => number): Draft[] {
  let at = session[0]?.at ?? 0;
  return session.map((draft, index) => {
    if (index > 0) at += Math.round(change(draft.at - (session[index - 1]?.at ?? draft.at)));
    return { ...draft, at };
  });
}

export const plants: readonly Plant[] = [
  {
    kind: 'batch-size',
    strengths: [1.8, 2.5, 4],
    say: (factor) => `lines times ${factor}`,
    plant: (sessions, factor, random) =>
      some(1, random, (draft) => ({
        ...draft,
        files: draft.files.map(({ path, lines }) => ({ path, lines: Math.round(lines * factor) })),
      }))(sessions),
  },
  {
    kind: 'batch-spread',
    strengths: [0.35, 0.55, 0.75],
    say: (share) => `two more folders in ${percentOf(share)}`,
    plant: (sessions, share, random) =>
      some(share, random, (draft) => ({
        ...draft,
        files: [...draft.files, { path: 'docs/a.md', lines: 2 }, { path: 'scripts/b.sh', lines: 2 }],
      }))(sessions),
  },
  {
    kind: 'body-share',
    strengths: [0.35, 0.5, 0.7],
    say: (share) => `a body in ${percentOf(share)} of those without`,
    plant: (sessions, share, random) => some(share, random, (draft) => ({ ...draft, body: true }))(sessions),
  },
  {
    kind: 'commit-pace',
    strengths: [0.6, 0.4, 0.25],
    say: (factor) => `pauses times ${factor}`,
    plant: (sessions, factor) => sessions.map((session) => repace(session, (seconds) => seconds * factor)),
  },
  {
    kind: 'convention-share',
    strengths: [0.35, 0.65, 0.8],
    say: (share) => `a type in ${percentOf(share)} of those without`,
    plant: (sessions, share, random) =>
      some(share, random, (draft) =>
        draft.subject.includes(': ') ? draft : { ...draft, subject: `feat: ${draft.subject}` },
      )(sessions),
  },
  {
    kind: 'coupling',
    subject: ['files', `${FIRST} + ${SECOND}`],
    strengths: [0.4, 0.8, 0.95],
    say: (share) => `the pair in ${percentOf(share)} of one's commits`,
    plant: (sessions, share, random) =>
      some(share, random, (draft) =>
        draft.files.some(({ path }) => path === FIRST)
          ? { ...draft, files: [...draft.files.filter(({ path }) => path !== SECOND), { path: SECOND, lines: 3 }] }
          : draft,
      )(sessions),
  },
  {
    kind: 'empty-subjects',
    strengths: [0.12, 0.22, 0.35],
    say: (share) => `one word in ${percentOf(share)}`,
    plant: (sessions, share, random) => some(share, random, (draft) => ({ ...draft, subject: 'changes' }))(sessions),
  },
  {
    kind: 'fix-share',
    strengths: [0.25, 0.5, 0.65],
    say: (share) => `a fix in ${percentOf(share)} of the others`,
    plant: (sessions, share, random) =>
      some(share, random, (draft) => ({ ...draft, subject: draft.subject.replace('add', 'fix') }))(sessions),
  },
  {
    kind: 'folder-share',
    subject: ['folder', 'web/pages/'],
    strengths: [0.2, 0.35, 0.5],
    say: (share) => `another folder in ${percentOf(share)}`,
    plant: (sessions, share, random) =>
      some(share, random, (draft) => ({
        ...draft,
        files: [{ path: `web/pages/p${Math.floor(random() * 9)}.ts`, lines: 9 }],
      }))(sessions),
  },
  {
    kind: 'hotspot',
    subject: ['file', HOT],
    strengths: [0.12, 0.25, 0.35],
    say: (share) => `one file in ${percentOf(share)}`,
    plant: (sessions, share, random) =>
      some(share, random, (draft) => ({ ...draft, files: [...draft.files, { path: HOT, lines: 5 }] }))(sessions),
  },
  {
    kind: 'hours',
    strengths: [3, 5, 8],
    say: (hours) => `${hours} h later in the day`,
    plant: (sessions, hours) =>
      sessions.map((session) => session.map((draft) => ({ ...draft, at: draft.at + hours * HOUR }))),
  },
  {
    kind: 'quick-remedies',
    strengths: [0.2, 0.4, 0.55],
    say: (share) => `${percentOf(share)} corrected on the same files`,
    plant: (sessions, share, random) =>
      sessions.map((session) =>
        session.flatMap((draft) =>
          random() < share
            ? [draft, { ...draft, at: draft.at + 300, subject: 'fix what was forgotten there' }]
            : [draft],
        ),
      ),
  },
  {
    kind: 'session-length',
    strengths: [1.5, 2, 3],
    say: (factor) => `sessions ${factor} times as long`,
    plant: (sessions, factor, random) =>
      sessions.map((session) => {
        const more = Array.from({ length: Math.round(session.length * (factor - 1)) }, (_, index) =>
          draftAt((session.at(-1)?.at ?? 0) + (index + 1) * 900, 0, random),
        );
        return [...session, ...more];
      }),
  },
  {
    kind: 'subject-length',
    strengths: [6, 10, 16],
    say: (characters) => `${characters} more characters`,
    plant: (sessions, characters, random) =>
      some(1, random, (draft) =>
        draft.subject === 'update' ? draft : { ...draft, subject: `${draft.subject} ${'x'.repeat(characters - 1)}` },
      )(sessions),
  },
  {
    kind: 'tests-along',
    strengths: [0.35, 0.6, 0.8],
    say: (share) => `a test in ${percentOf(share)} of those without`,
    plant: (sessions, share, random) =>
      some(share, random, (draft) => ({
        ...draft,
        files: [...draft.files.filter(({ path }) => !path.startsWith('test/')), { path: 'test/t0.test.ts', lines: 9 }],
      }))(sessions),
  },
  {
    kind: 'weekdays',
    subject: ['weekday', 'Sundays'],
    strengths: [0.3, 0.5, 0.65],
    say: (share) => `${percentOf(share)} of the days moved to Sunday`,
    plant: (sessions, share, random) => {
      const moved = new Map<number, boolean>();
      return sessions.map((session) => {
        const day = Math.floor((session[0]?.at ?? 0) / DAY);
        const known = moved.get(day) ?? random() < share;
        moved.set(day, known);
        const weekday = (day + 3) % 7;
        return known ? session.map((draft) => ({ ...draft, at: draft.at + (6 - weekday) * DAY })) : session;
      });
    },
  },
];

// What ships as a description of the files against real lines that the code wrote, in both directions.
import { describe, expect, it, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { dailyMetricsOf } from '../../../src/analytics/daily-metrics.js';
import { factOf } from '../../../src/analytics/fact-of.js';
import { misfitOf, type Schema } from '../../../src/store/schema-check.js';
import { sealLine } from '../../../src/store/line.js';
import { timeOrderedId } from '../../../src/store/ids.js';
import { projectRoot } from '../../support/world.js';
import { aCommit, hashOf, hour } from './commits.js';

const folder = join(projectRoot, 'src/store/schemas');

type WholeSchema = Schema & Required<Pick<Schema, 'properties' | 'required'>>;

const names = readdirSync(folder).map((file) => file.replace('.schema.json', ''));
const schemaOf = (name: string): WholeSchema =>
  JSON.parse(readFileSync(join(folder, `${name}.schema.json`), 'utf8')) as WholeSchema;

const change = { path: 'a', status: 'R', insertions: null, deletions: null, from: 'b', pathBytes: 'YQ==' } as const;
const told = { v: 1, id: timeOrderedId(), nudge: timeOrderedId(), at: hour(1), kind: 'fix-loop', repository: 'r' };

const oddCommit = aCommit(1, {
  authoredAt: null,
  authoredAtRaw: '-1',
  committedAt: null,
  committedAtRaw: '9'.repeat(20),
  worktree: null,
  branch: null,
  operation: null,
  agent: 'bot',
  author: { id: 'a' },
  committer: { id: 'b' },
  messageBytes: 'YQ==',
  messageTotal: 2_000_000,
  redacted: 1,
  stats: 'unknown',
  files: [change],
  filesTotal: 20_001,
  privacy: { message: 'hashed', path: 'off' },
  features: { bodyLength: 1, reverts: ['0123456'], codeChurn: 2, codeDeletions: 1, codeExtensions: 1, directories: 1 },
});
const insight = {
  v: 1,
  kind: 'night-work',
  at: hour(1),
  repository: null,
  n: 30,
  window: { from: hour(0), to: hour(1) },
};
const held = {
  ...told,
  tier: 'earned',
  commits: [],
  action: 'hold',
  reason: 'quiet-minutes',
  until: hour(2),
  channel: 'desktop',
};
const shown = { file: 'a', title: 't', body: 'b', commitAt: hour(0), evidence: { n: 1, file: 'a' }, model: '1' };

const goal = {
  id: 1,
  text: 'median batch under 100 lines',
  metric: 'batch',
  comparison: 'under',
  target: 100,
  span: { days: 7 },
  addedAt: hour(1),
  paused: false,
};

const audited = {
  v: 1,
  sequence: 1,
  at: hour(1),
  operation: 'export',
  outcome: 'begun',
  actor: { uid: null, pid: 1, program: '1.0.0' },
  details: { scope: 'all', from: hour(0), person: true, records: 1 },
  previous: '0'.repeat(64),
};
const logged = { v: 1, at: hour(1), pid: 1, part: 'cli', level: 'error', message: 'm' };
const healed = { bytes: 3, sha256: 'a'.repeat(64) };

const token = {
  id: '3f9a1c7e',
  name: 'editor',
  scopes: ['read', 'write'],
  createdAt: hour(1),
  expiresAt: null,
  lastUsedAt: null,
  hash: 'a'.repeat(64),
};

/** For each schema records that together use every field. */
const samples: Readonly<Record<string, readonly object[]>> = {
  audit: [audited, { ...audited, outcome: 'failed', failure: 'BUG', began: 1, repeats: 1, healed }],
  commit: [aCommit(0), oddCommit],
  edition: [{ v: 1, edition: 2 }],
  erasure: [
    {
      v: 1,
      id: timeOrderedId(),
      at: hour(1),
      state: 'begun',
      rule: { repository: 'r', until: hour(1) },
      also: ['0'.repeat(16)],
    },
    { v: 1, id: timeOrderedId(), at: hour(1), state: 'begun', rule: { person: '1'.repeat(16) }, key: '2'.repeat(16) },
    { v: 1, id: timeOrderedId(), at: hour(2), state: 'done' },
  ],
  feedback: [
    { ...told, answer: 'never', source: 'desktop' },
    { ...told, hit: true, followed: false, action: 'shadow', source: 'later-facts' },
  ],
  goals: [
    {
      v: 1,
      goals: [
        { ...goal, repository: 'r', limit: 200 },
        { ...goal, span: { commits: 10 } },
      ],
    },
  ],
  insight: [{ ...insight, confidence: 0.9, commits: [hashOf(1)], evidence: { share: 0.4 } }],
  ledger: [
    { ...told, commits: [hashOf(1)], action: 'withhold', reason: 'cooldown' },
    { ...held, ...shown },
  ],
  log: [logged, { ...logged, command: 'track', code: 'BUG' }],
  metric: [aCommit(1), aCommit(2, { files: [change] })].flatMap((commit) => dailyMetricsOf([factOf(commit, 'me')])),
  rewrite: [{ v: 1, at: hour(1), repository: 'r', from: hashOf(1), to: hashOf(2), command: 'amend', source: 'hook' }],
  tokens: [{ v: 1, tokens: [token, { ...token, expiresAt: hour(3), lastUsedAt: hour(2) }] }],
};

const isSealed = (name: string): boolean => 'check' in schemaOf(name).properties;
const linesOf = (name: string): readonly Record<string, unknown>[] =>
  (samples[name] ?? []).map((sample) => {
    const line = isSealed(name) ? sealLine(sample) : JSON.stringify(sample);
    return JSON.parse(line) as Record<string, unknown>;
  });

test('there is a sample for every schema', () => {
  expect(Object.keys(samples)).toEqual(names);
});

describe.each(names)('the schema %s', (name) => {
  const schema = schemaOf(name);
  const isValid = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
  const lines = linesOf(name);

  it('accepts real lines, with fields that it does not know', () => {
    for (const line of lines) {
      expect([isValid(line), isValid.errors]).toEqual([true, null]);
      expect(isValid({ ...line, later: 1 })).toBe(true);
    }
  });

  it('has every field of the samples, and the samples have every field of it', () => {
    const used = new Set(lines.flatMap((line) => Object.keys(line)));
    expect([...used].sort()).toEqual(Object.keys(schema.properties).sort());
  });

  it('refuses a line without any one of the required fields', () => {
    for (const field of schema.required) {
      const { [field]: _, ...rest } = lines[0] ?? {};
      expect([field, isValid(rest)]).toEqual([field, false]);
    }
  });

  it('is read by the check of imports as by a full validator', () => {
    const odd = [null, '', 'x', -1, 1.5, 70_000, [], [1], {}, { id: 1 }, '2026-01-01T00:00:00Z', 'a'.repeat(40)];
    const changed = lines.flatMap((line) =>
      Object.keys(schema.properties).flatMap((field) => odd.map((value) => ({ ...line, [field]: value }))),
    );
    let refused = 0;
    for (const record of changed) {
      const valid = isValid(record);
      if (!valid) refused += 1;
      expect([record, misfitOf(record, schema) === undefined]).toEqual([record, valid]);
    }
    expect(refused).toBeGreaterThan(5);
  });

  it('refuses a field of another type', () => {
    for (const line of lines) {
      for (const field of Object.keys(line))
        expect([field, isValid({ ...line, [field]: { odd: [] } })]).toEqual([field, false]);
    }
  });
});

test('a commit line has its check last', () => {
  expect(Object.keys(linesOf('commit')[0] ?? {}).at(-1)).toBe('check');
});

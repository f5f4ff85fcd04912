// The tracker's routes over a real socket, in front of real repositories.
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import type { CommitRecord } from '../../../src/domain/commit-record.js';
import { startGateway, type TestGateway } from '../../support/gateway.js';
import { recordsIn } from '../../support/journal.js';
import { createWorld, type World } from '../../support/world.js';

const HISTORY = 30;
const dayOf = (number: number): string => `2026-03-${String(number + 1).padStart(2, '0')}`;

let world: World;
let gateway: TestGateway;
let api: string;
let site: string;
beforeAll(async () => {
  world = createWorld();
  api = world.repository('api');
  site = world.repository('site');
  for (let number = 0; number < HISTORY; number += 1) {
    const file = number % 3 === 0 ? 'lib/one.ts' : 'src/two.ts';
    world.commit(api, `feat: number ${number}`, { [file]: `${number}\n` }, `${dayOf(number)}T12:00:00+0200`);
  }
  world.git(api, 'config', 'user.email', 'bo@example.org');
  world.commit(api, 'fix: by another', { 'src/two.ts': 'x\n' }, '2026-04-01T00:30:00+0200');
  world.git(api, 'config', 'user.email', 'ada@example.org');
  world.craftnudge(api, 'track', '--all');
  world.commit(site, 'docs: only one', { 'a.md': '1\n' }, '2026-03-10T09:00:00+0000');
  world.craftnudge(site, 'track', '--all');
  world.craftnudge(world.home, 'config', 'identities', 'ada@example.org');
  gateway = await startGateway(world);
});
afterAll(async () => {
  await gateway.stop();
  world.remove();
});

interface Page {
  readonly items: readonly CommitRecord[];
  readonly next: string | null;
}

interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
}

/** On a busy machine a server may say that it has too much to do: then it is asked again, as any client would. */
async function fetchPatiently(path: string, init: RequestInit = {}): Promise<Response> {
  for (;;) {
    const response = await gateway.fetch(path, init);
    const wait = Number(response.headers.get('retry-after') ?? 0);
    if (response.status !== 503 || wait === 0) return response;
    await sleep(wait * 1000);
  }
}

async function ask<Body>(path: string, method = 'GET', body?: unknown): Promise<Answer<Body>> {
  const init =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const response = await fetchPatiently(`/api/v1${path}`, { method, ...init });
  return { status: response.status, body: (await response.json()) as Body };
}

const commits = async (query = ''): Promise<readonly CommitRecord[]> => {
  const { status, body } = await ask<Page>(`/commits?limit=500${query}`);
  expect(status).toBe(200);
  return body.items;
};
const subjects = async (query: string): Promise<readonly string[]> =>
  (await commits(query)).map(({ message }) => message);
const problem = (path: string, method?: string, body?: unknown) =>
  ask<{ readonly detail: string; readonly code?: string }>(path, method, body);

/** Every page to the end, from a cursor on. */
async function walk(query: string, from: string | null = ''): Promise<readonly (readonly CommitRecord[])[]> {
  const pages: (readonly CommitRecord[])[] = [];
  for (let cursor = from; cursor !== null; ) {
    const { status, body } = await ask<Page>(`/commits?${query}${cursor === '' ? '' : `&cursor=${cursor}`}`);
    expect(status).toBe(200);
    pages.push(body.items);
    cursor = body.next;
  }
  return pages;
}

const detailsIn = (audit: string): readonly unknown[] =>
  (JSON.parse(audit) as { readonly entries: readonly { readonly details: unknown }[] }).entries.map(
    ({ details }) => details,
  );

const keyOf = ({ committedAt, hash }: CommitRecord): string => `${committedAt ?? ''} ${hash}`;

describe('GET /commits', () => {
  test.each([1, 7, 16, 31, 32, 500])('pages of %i together are the journal, newest first', async (limit) => {
    const pages = await walk(`limit=${limit}`);
    const all = recordsIn(world.data).map(keyOf).toSorted().toReversed();
    expect(pages.flat().map(keyOf)).toEqual(all);
    expect(pages).toHaveLength(Math.ceil(all.length / limit));
  });

  it('gives records as they lie in the journal, and says by an ETag that nothing is new', async () => {
    const [record] = await commits('&repository=site');
    expect(record).toEqual(recordsIn(world.data).find(({ repository }) => repository.name === 'site'));
    const first = await fetchPatiently('/api/v1/commits');
    const again = await fetchPatiently('/api/v1/commits', {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    });
    expect([first.status, again.status]).toEqual([200, 304]);
  });

  it('keeps to a repository by name and by id', async () => {
    const byName = await commits('&repository=api');
    expect(byName).toHaveLength(HISTORY + 1);
    expect(await commits(`&repository=${byName[0]?.repository.id}`)).toEqual(byName);
  });

  it('keeps to local days, by the clock of who committed', async () => {
    expect(await subjects(`&from=${dayOf(3)}&to=${dayOf(5)}`)).toEqual(
      [5, 4, 3].map((number) => `feat: number ${number}`),
    );
    // half past midnight there is still the day before in UTC
    expect(await subjects('&from=2026-04-01')).toEqual(['fix: by another']);
    expect(await subjects('&from=2026-03-31&to=2026-03-31')).toEqual([]);
  });

  it('keeps to a path, or to a folder', async () => {
    const expected = Array.from({ length: HISTORY }, (_, number) => number).filter((number) => number % 3 === 0);
    const numbers = expected.toReversed().map((number) => `feat: number ${number}`);
    expect(await subjects('&path=lib/one.ts')).toEqual(numbers);
    expect(await subjects('&path=lib/')).toEqual(numbers);
    expect(await subjects('&path=lib')).toEqual([]);
    expect((await walk('path=lib/&limit=4')).flat().map(({ message }) => message)).toEqual(numbers);
  });

  it('keeps to an author: me, an address, a name, an id', async () => {
    const other = await commits('&author=bo@example.org');
    expect(other.map(({ message }) => message)).toEqual(['fix: by another']);
    expect(await commits(`&author=${other[0]?.author.id}`)).toEqual(other);
    expect(await commits('&author=ME@example.org')).toEqual([]);
    const mine = await commits('&author=me');
    expect(mine).toHaveLength(HISTORY + 1);
    expect(mine.some(({ message }) => message === 'fix: by another')).toBe(false);
  });

  it('keeps to an operation', async () => {
    const operations = new Set((await commits('&operation=commit')).map(({ operation }) => operation));
    expect([...operations].every((operation) => operation === 'commit')).toBe(true);
    expect(await commits('&operation=revert')).toEqual([]);
  });

  test.each([
    ['cursor=bm90IG91cnM', 400, 'the cursor is none of ours'],
    ['cursor=%00', 400, 'the cursor is none of ours'],
    ['repository=nobody', 404, 'a repository nobody is not recorded here'],
    ['from=2026-02-30', 400, 'from: 2026-02-30 is no day of the calendar'],
    ['operation=push', 400, 'operation'],
    ['limit=501', 400, 'limit'],
    ['colour=red', 400, 'additional properties'],
  ])('refuses ?%s', async (query, status, sentence) => {
    const answer = await problem(`/commits?${query}`);
    expect(answer.status).toBe(status);
    expect(answer.body.detail).toContain(sentence);
  });
});

describe('GET /commits/:hash', () => {
  it('finds one by the first digits of its hash', async () => {
    const [record] = recordsIn(world.data);
    for (const digits of [8, 12, 40])
      expect((await ask(`/commits/${record?.hash.slice(0, digits)}`)).body).toEqual(record);
  });

  it('says so where it is not recorded, or where the text is no hash', async () => {
    expect(await problem(`/commits/${'0'.repeat(40)}`)).toMatchObject({ status: 404, body: { code: 'NOT_RECORDED' } });
    expect((await problem('/commits/abc')).status).toBe(400);
    expect((await problem('/commits/..%2f..%2fetc')).status).toBe(400);
  });
});

interface Tracked {
  readonly commits: readonly { readonly asked: string; readonly hash: string | null; readonly outcome: string }[];
  readonly recorded: number;
}

describe('POST /commits/track and /commits/batch', () => {
  it('record what git has there, each with what became of it, and are noted', async () => {
    const fresh = [1, 2].map((number) => world.commit(api, `feat: fresh ${number}`, { 'n.ts': `${number}\n` }));
    const known = recordsIn(world.data)[0]?.hash ?? '';
    const asked = [known, fresh[0]?.slice(0, 10), fresh[1], 'f'.repeat(40), fresh[1]];
    const batch = await ask<Tracked>('/commits/batch', 'POST', { repository: 'api', commits: asked });
    expect(batch.status).toBe(200);
    expect(batch.body.commits.map(({ outcome }) => outcome)).toEqual([
      'known',
      'recorded',
      'recorded',
      'unknown',
      'recorded',
    ]);
    expect(batch.body).toMatchObject({
      recorded: 2,
      commits: [{}, { hash: fresh[0] }, { hash: fresh[1] }, { hash: null }, {}],
    });
    expect(
      recordsIn(world.data)
        .filter(({ hash }) => fresh.includes(hash))
        .map(({ source }) => source),
    ).toEqual(['track', 'track']);
    const head = world.commit(api, 'feat: head', { 'n.ts': 'head\n' });
    expect((await ask<Tracked>('/commits/track', 'POST', { repository: 'api' })).body.commits).toEqual([
      { asked: 'HEAD', hash: head, outcome: 'recorded' },
    ]);
    expect((await commits('&repository=api')).map(({ hash }) => hash)).toContain(head); // the very next question sees it
    const audit = world.craftnudge(world.home, 'audit', 'show', '--json', '--operation', 'track').stdout;
    expect(detailsIn(audit)).toContainEqual(expect.objectContaining({ scope: 'batch', commits: 5, added: 2 }));
  });

  it('take no path, no name that git does not know, and nothing that is no commit', async () => {
    const tree = world.git(api, 'rev-parse', 'HEAD^{tree}');
    const batch = await ask<Tracked>('/commits/batch', 'POST', { repository: 'api', commits: [tree] });
    expect(batch.body.commits).toEqual([{ asked: tree, hash: null, outcome: 'unknown' }]);
    expect((await problem('/commits/track', 'POST', { repository: site })).status).toBe(404);
    expect(await problem('/commits/track', 'POST', { repository: 'api', commit: '--all' })).toMatchObject({
      status: 404,
      body: { code: 'UNKNOWN_COMMIT' },
    });
    expect((await problem('/commits/batch', 'POST', { repository: 'api', commits: ['--all'] })).status).toBe(400);
    expect((await problem('/commits/batch', 'POST', { repository: 'api', commits: [] })).status).toBe(400);
  });

  it('want the scope write', async () => {
    const authorization = `Bearer ${gateway.token('read')}`;
    const headers = { authorization, 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: '{"repository":"api"}' };
    expect((await fetchPatiently('/api/v1/commits/track', init)).status).toBe(403);
  });
});

interface Listed {
  readonly items: readonly { readonly name: string; readonly commits: number; readonly onDisk: boolean }[];
}

describe('GET /repositories, /coverage and /status', () => {
  it('list what is recorded where, the latest first', async () => {
    const { body } = await ask<Listed>('/repositories');
    expect(body.items.map(({ name }) => name)).toEqual(['api', 'site']);
    const counted = body.items.map(({ name, commits: count }) => [name, count]);
    const recorded = recordsIn(world.data).map(({ repository }) => repository.name);
    for (const [name, count] of counted) expect(recorded.filter((one) => one === name)).toHaveLength(Number(count));
  });

  it('tell what the command line tells', async () => {
    const { status, body } = await ask('/coverage?repository=api');
    expect(status).toBe(200);
    expect(body).toEqual(JSON.parse(world.craftnudge(api, 'coverage', '--json').stdout));
    expect(await problem('/coverage?repository=nobody')).toMatchObject({ status: 404 });
  });

  it('say so where a repository is gone from the disk, and hold back nothing that is recorded', async () => {
    renameSync(site, `${site}-away`);
    expect(await problem('/coverage?repository=site')).toMatchObject({
      status: 409,
      body: { code: 'REPOSITORY_GONE' },
    });
    const { body } = await ask<Listed>('/repositories');
    expect(body.items.find(({ name }) => name === 'site')).toMatchObject({ onDisk: false, commits: 1 });
    expect(await commits('&repository=site')).toHaveLength(1);
    renameSync(`${site}-away`, site);
    expect((await problem('/coverage?repository=site')).status).toBe(200);
  });

  it('name what keeps commits from being recorded, as things stand now', async () => {
    interface Status {
      readonly obstacles: readonly { readonly repository: string; readonly text: string }[];
      readonly data: string;
      readonly commits: number;
    }
    const before = (await ask<Status>('/status')).body;
    expect(before.data).toBe(world.data);
    expect(before.commits).toBe(recordsIn(world.data).length);
    expect(before.obstacles.map(({ text }) => text)).toEqual(
      Array(2).fill(expect.stringContaining('hooks are not all')),
    );
    world.craftnudge(site, 'install-hooks', '--no-history');
    expect((await ask<Status>('/status')).body.obstacles).toHaveLength(1);
    rmSync(join(site, '.git/hooks/post-commit'));
    expect((await ask<Status>('/status')).body.obstacles).toHaveLength(2);
  });
});

interface Config {
  readonly settings: readonly { readonly key: string; readonly value: unknown; readonly layer: string }[];
}

describe('what other processes do while the server runs', () => {
  it('counts from the next question on, and moves no page that somebody turns', async () => {
    const before = (await walk('limit=500')).flat().map(({ hash }) => hash);
    const first = (await ask<Page>('/commits?limit=5')).body;
    const late = world.repository('late');
    world.commit(late, 'feat: met later', { 'a.ts': '1\n' }, '2026-03-15T10:00:00+0000');
    expect(world.craftnudge(late, 'track', '--all').status).toBe(0);
    expect((await ask<Listed>('/repositories')).body.items.map(({ name }) => name)).toContain('late');
    expect(await subjects('&repository=late')).toEqual(['feat: met later']);
    expect((await problem('/coverage?repository=late')).status).toBe(200);
    const rest = await walk('limit=5', first.next);
    const shown = [...first.items, ...rest.flat()].map(({ hash }) => hash);
    const added = recordsIn(world.data).at(-1)?.hash ?? '';
    expect(shown.filter((hash) => hash !== added)).toEqual(before);
    expect(shown).toContain(added);
    world.craftnudge(world.home, 'config', 'identities', 'bo@example.org');
    expect(await subjects('&author=me&repository=api')).toContain('fix: by another');
  });
});

describe('GET and PATCH /config', () => {
  const valueOf = async (key: string): Promise<unknown> =>
    (await ask<Config>('/config')).body.settings.find((setting) => setting.key === key)?.value;

  it('show every setting, and change the same file as the command line', async () => {
    const { body } = await ask<Config>('/config', 'PATCH', { 'notify.perDay': 3, 'notify.channels': ['terminal'] });
    expect(body.settings.find(({ key }) => key === 'notify.perDay')).toMatchObject({ value: 3, layer: 'user file' });
    expect(await valueOf('notify.channels')).toEqual(['terminal']);
    expect(world.craftnudge(world.home, 'config', 'notify.perDay').stdout.trim()).toBe('3');
    world.craftnudge(world.home, 'config', 'notify.perDay', '4');
    expect(await valueOf('notify.perDay')).toBe(4);
    await ask('/config', 'PATCH', { 'notify.perDay': null, 'notify.channels': null });
    expect(await valueOf('notify.perDay')).toBe(1);
    const audit = world.craftnudge(world.home, 'audit', 'show', '--json', '--operation', 'configuration').stdout;
    expect(detailsIn(audit)).toContainEqual({ key: 'notify.perDay', action: 'set', value: 3 });
  });

  test.each<[Record<string, unknown>, string]>([
    [{ 'notify.perDay': 11 }, 'notify.perDay: expected a whole number from 0 to 10, got 11'],
    [{ 'notify.perDay': '2' }, 'notify.perDay: expected a whole number from 0 to 10, got "2"'],
    [{ 'record.ci': 1 }, 'record.ci: expected true or false, got 1'],
    [{ 'notify.perday': 2 }, 'notify.perday is no setting, you may mean notify.perDay'],
    [{ notify: { perDay: 2 } }, 'notify is no setting'],
  ])('refuse %j in the words of the command line, and change nothing', async (change, sentence) => {
    const path = join(world.home, '.config/craftnudge/config.yaml');
    const before = readFileSync(path, 'utf8');
    const { status, body } = await problem('/config', 'PATCH', { 'notify.gapMinutes': 7, ...change });
    expect(status).toBe(400);
    expect(body.detail).toContain(sentence);
    expect(readFileSync(path, 'utf8')).toBe(before);
  });
});

describe('GET /privacy', () => {
  interface Privacy {
    readonly files: readonly {
      readonly file: string;
      readonly bytes: number;
      readonly fields: readonly {
        readonly field: string;
        readonly description: string;
        readonly example: string | null;
      }[];
    }[];
  }

  it('explains every field, with examples that are in the files, and shows no secret', async () => {
    const { body } = await ask<Privacy>('/privacy');
    const fields = body.files.flatMap((file) => file.fields);
    expect(fields.filter(({ description }) => description === '')).toEqual([]);
    const commit = body.files.find(({ file }) => file === 'behaviors/commits.jsonl');
    const exampleOf = (field: string) => commit?.fields.find((one) => one.field === field)?.example;
    const path = exampleOf('files[].path') ?? '';
    expect(recordsIn(world.data).some(({ files }) => files.some((file) => file.path === path))).toBe(true);
    expect(exampleOf('repository.name')).toBe(recordsIn(world.data).at(-1)?.repository.name);
    const text = JSON.stringify(body);
    for (const name of ['author-key.json', 'tokens.json'])
      for (const [secret] of readFileSync(join(world.data, 'secrets', name), 'utf8').matchAll(/[0-9a-f]{32,}/g))
        expect(text).not.toContain(secret);
  });
});

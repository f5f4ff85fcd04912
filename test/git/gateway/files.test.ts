// Files of a window with what was done to them, over a real socket.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startGateway, type TestGateway } from '../../support/gateway.js';
import { createWorld, type World } from '../../support/world.js';

let world: World;
let gateway: TestGateway;
beforeAll(async () => {
  world = createWorld();
  const api = world.repository('api');
  world.commit(api, 'feat: one', { 'src/one.ts': '1\n2\n3\n4\n', 'notes.md': '1\n' }, '2026-03-02T12:00:00+0100');
  world.commit(api, 'fix: one', { 'src/one.ts': '1\n2\n3\n5\n' }, '2026-03-03T12:00:00+0100');
  world.commit(api, 'feat: later', { 'src/later.ts': '1\n' }, '2026-05-02T12:00:00+0100');
  world.craftnudge(api, 'track', '--all');
  world.craftnudge(world.home, 'config', 'identities', 'ada@example.org');
  gateway = await startGateway(world);
});
afterAll(async () => {
  await gateway.stop();
  world.remove();
});

const ask = async (query: string): Promise<unknown> =>
  (await gateway.fetch(`/api/v1/analytics/files?from=2026-03-01&to=2026-03-31${query}`)).json();

test('each file has its lines, commits and corrections, most changed lines first', async () => {
  expect(await ask('')).toMatchObject({
    n: 2,
    left: 0,
    window: { from: '2026-03-01', to: '2026-03-31' },
    files: [
      { path: 'src/one.ts', commits: 2, fixes: 1, insertions: 5, deletions: 1 },
      { path: 'notes.md', commits: 1, fixes: 0, insertions: 1, deletions: 0 },
    ],
  });
});

test('what is not listed is counted', async () => {
  expect(await ask('&most=1')).toMatchObject({ left: 1, files: [{ path: 'src/one.ts' }] });
});

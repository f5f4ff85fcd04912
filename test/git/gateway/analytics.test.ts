// What the API says of a data directory made from real commits, beside what the command line prints of it.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Services } from '../../../src/gateway/contract/services.js';
import type { DayView, WeekView } from '../../../src/report/view.js';
import { metrics } from '../../../src/analytics/metrics/index.js';
import { Figures } from '../../../src/gateway/contract/figures.js';
import { aLine } from '../../support/nudges.js';
import { type GatewayHere, gatewayHere } from '../../support/services-here.js';
import { createWorld } from '../../support/world.js';

type Answer<Name extends keyof Services['analytics']> = Awaited<ReturnType<Services['analytics'][Name]>>;

const world = createWorld();
const api = world.repository('api');
const web = world.repository('web');
let gateway: GatewayHere;

const get = async <Shape>(path: string): Promise<Shape> => (await gateway.ask('GET', path)).json as Shape;
const record = async (repository: string): Promise<void> => {
  const { recorder } = gateway.house;
  await recorder.reconcile(await recorder.open({ cwd: repository }));
};

beforeAll(async () => {
  gateway = await gatewayHere(world);
  for (const repository of [api, web]) await gateway.house.recorder.open({ cwd: repository });
  world.commit(api, 'feat: one', { 'src/a.ts': 'a\nb\n', 'src/b.ts': 'a\n' });
  await record(api);
  world.git(api, 'commit', '-q', '--amend', '-m', 'feat: one, well said');
  world.commit(api, 'fix: two', { 'src/a.ts': 'a\nb\nc\n' });
  world.commit(web, 'feat: page', { 'page.html': '<p>\n' });
  await record(api);
  await record(web);
});

afterAll(async () => {
  await gateway.close();
  world.remove();
});

describe('figures', () => {
  it('stand in the contract for every metric that there is', () => {
    expect(Object.keys(Figures.properties).sort()).toEqual(Object.keys(metrics).sort());
  });

  it('are those that are asked for, each with its own window', async () => {
    const told = await get<Answer<'metrics'>>('/analytics/metrics?only=batch,coupling&repository=api&to=2026-11-26');
    expect(Object.keys(told.metrics)).toEqual(['batch', 'coupling']);
    expect(told.metrics.batch?.window).toEqual(told.window);
    expect(told.metrics.coupling?.window).toEqual({ from: '2025-11-27', to: '2026-11-26' });
  });

  it('count one repository, or all of them', async () => {
    expect((await get<Answer<'days'>>('/analytics/days?repository=api')).n).toBe(2);
    const all = await get<Answer<'days'>>('/analytics/days');
    expect([all.n, all.subject.repositories]).toEqual([3, ['api', 'web']]);
    expect(all.days.reduce((sum, { commits }) => sum + commits, 0)).toBe(3);
  });

  it('stand in weeks without a gap', async () => {
    const { weeks, n } = await get<Answer<'trends'>>('/analytics/trends');
    expect(weeks.length).toBeGreaterThanOrEqual(26);
    expect(weeks.reduce((sum, { commits }) => sum + commits, 0)).toBe(n);
  });

  it('follow what is recorded meanwhile', async () => {
    world.commit(web, 'feat: another page', { 'other.html': '<p>\n' });
    await record(web);
    expect((await get<Answer<'days'>>('/analytics/days?repository=web')).n).toBe(2);
  });
});

describe('today and week', () => {
  it('are what the commands print', async () => {
    const printed = (command: string): unknown => JSON.parse(world.craftnudge(api, command, '--json').stdout);
    expect(await get<Answer<'today'>>('/analytics/today?repository=api')).toMatchObject(printed('today') as DayView);
    expect(await get<Answer<'week'>>('/analytics/week?repository=api')).toEqual(printed('week') as WeekView);
  });
});

describe('lineage', () => {
  it('tells the draft that an amend replaced', async () => {
    const { lineages, figures } = await get<Answer<'lineage'>>('/analytics/lineage?repository=api');
    expect(figures).toMatchObject({ commits: 1, drafts: 1, amended: 1 });
    expect(lineages).toMatchObject([
      { subject: 'feat: one, well said', drafts: [{ subject: 'feat: one', command: 'amend', isFixup: false }] },
    ]);
    expect(lineages[0]?.drafts[0]?.replacedBy).toBe(lineages[0]?.hash);
  });
});

describe('sessions', () => {
  it('list stretches of work with their repositories', async () => {
    const { sessions, n, left } = await get<Answer<'sessions'>>('/analytics/sessions');
    expect([n, left]).toEqual([1, 0]);
    expect(sessions[0]).toMatchObject({ commits: 4, repositories: expect.arrayContaining(['api', 'web']) });
  });
});

describe('goals', () => {
  it('are the same for the API and the command line', async () => {
    expect((await gateway.ask('POST', '/goals', { text: 'median batch under 100 lines' })).status).toBe(201);
    expect(world.craftnudge(api, 'goal', 'list').stdout).toContain('median batch under 100 lines');
    expect(world.craftnudge(api, 'goal', 'pause', '1').status).toBe(0);
    const { goals } = await get<Answer<'goals'>>('/goals');
    expect(goals).toMatchObject([{ id: 1, paused: true }]);
  });
});

describe('notifications', () => {
  it('go on page by page from the last one given', async () => {
    const { ledger } = gateway.house.stores;
    ledger.append(['1', '2', '3'].map((digit) => aLine({ id: `line-${digit}`, nudge: `${digit}`.repeat(8) })));
    const first = await get<{ items: { id: string }[]; next: string }>('/notifications?limit=2');
    const rest = await get<{ items: { id: string }[]; next: null }>(`/notifications?limit=2&cursor=${first.next}`);
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(['33333333', '22222222', '11111111']);
    expect(rest.next).toBeNull();
  });

  it('are answered as by the command, and say what follows', async () => {
    const { json } = await gateway.ask('POST', '/notifications/1111/feedback', { answer: 'never' });
    expect(json).toMatchObject({ nudge: '11111111', consequence: expect.stringContaining('is muted') });
    expect((await gateway.ask('GET', '/notifications/mutes')).json).toMatchObject({ mutes: [{ kind: 'fix-loop' }] });
    expect(world.craftnudge(api, 'mute').stdout).toContain('fix-loop   muted');
  });
});

describe('health and figures of the server', () => {
  it('is ready until it drains', async () => {
    const own = await gatewayHere(world);
    expect((await own.ask('GET', '/health/ready')).json).toMatchObject({ status: 'up' });
    await own.registry.drain();
    expect((await own.ask('GET', '/health/ready')).status).toBe(503);
    await own.app.close();
  });

  it('tells what it rests on', async () => {
    const { dependencies } = await get<{ dependencies: { name: string; status: string }[] }>('/health/dependencies');
    expect(dependencies.map(({ name, status }) => `${name} ${status}`)).toEqual([
      'data directory up',
      'disk space up',
      'git up',
      expect.stringMatching(/^recorder (up|degraded)$/),
      'index up',
    ]);
  });

  it('counts requests by route, method and status, and nothing of a person', async () => {
    await gateway.ask('GET', '/analytics/days?repository=api');
    const { text } = await gateway.ask('GET', '/metrics');
    expect(text).toMatch(/craftnudge_requests_total\{route="\/analytics\/days",method="GET",status="200"\} \d/);
    expect(text).toMatch(/craftnudge_commits \d/);
    expect(text).toContain('craftnudge_service_up{service="analytics"} 1');
    expect(text).not.toMatch(/ada@|api"|src\/a/);
  });
});

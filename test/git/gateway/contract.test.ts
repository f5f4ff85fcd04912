// The table of routes, the OpenAPI file and what is really answered say the same, in both directions.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { isServiceRoute, type Route } from '../../../src/gateway/define-route.js';
import { openPathOf } from '../../../src/gateway/openapi-answers.js';
import { routes } from '../../../src/gateway/routes/index.js';
import { aLine } from '../../support/nudges.js';
import { type GatewayHere, gatewayHere } from '../../support/services-here.js';
import { createWorld } from '../../support/world.js';

const world = createWorld();
const api = world.repository('api');
const ajv = new Ajv2020({ strict: false });
const NUDGE = '00000000-0000-5000-8000-000000000001';
let gateway: GatewayHere;
let hash: string;

beforeAll(async () => {
  gateway = await gatewayHere(world);
  const { recorder, stores } = gateway.house;
  const placed = await recorder.open({ cwd: api });
  world.commit(api, 'feat(router): paths', { 'src/router.ts': 'one\ntwo\n', 'src/index.ts': 'one\n' });
  await recorder.reconcile(placed);
  world.git(api, 'commit', '-q', '--amend', '-m', 'feat(router): paths of files');
  hash = world.commit(api, 'fix: null header', { 'src/router.ts': 'one\ntwo\nthree\n' });
  await recorder.reconcile(placed);
  stores.ledger.append([aLine({ repository: placed.repository.id, commits: [hash as never] })]);
});

afterAll(async () => {
  await gateway.close();
  world.remove();
});

type Asking = readonly [path: string, body?: object];

/** A request for each route that a service answers. Those that change something come in the order of the keys. */
const asked: Readonly<Record<string, () => Asking>> = {
  'GET /commits': () => ['/commits?limit=2&repository=api'],
  'GET /commits/:hash': () => [`/commits/${hash}`],
  'POST /commits/track': () => ['/commits/track', { repository: 'api' }],
  'POST /commits/batch': () => ['/commits/batch', { repository: 'api', commits: [hash] }],
  'GET /repositories': () => ['/repositories'],
  'GET /coverage': () => ['/coverage?repository=api'],
  'GET /status': () => ['/status'],
  'GET /config': () => ['/config'],
  'PATCH /config': () => ['/config', { 'notify.perDay': 2 }],
  'GET /privacy': () => ['/privacy'],
  'POST /analytics/analyse': () => ['/analytics/analyse', { repository: 'api' }],
  'GET /analytics/days': () => ['/analytics/days?repository=api'],
  'GET /analytics/files': () => ['/analytics/files?repository=api'],
  'GET /analytics/evaluation': () => ['/analytics/evaluation?repository=api'],
  'GET /analytics/insights': () => ['/analytics/insights'],
  'GET /analytics/lineage': () => ['/analytics/lineage'],
  'GET /analytics/metrics': () => [
    '/analytics/metrics?most=50&only=age,assisted,batch,churn,coupling,hotspots,knowledge,messages,rework,rhythm,sessions,switches,tests',
  ],
  'GET /analytics/patterns': () => ['/analytics/patterns?repository=api'],
  'GET /analytics/sessions': () => ['/analytics/sessions?author=everyone'],
  'GET /analytics/today': () => ['/analytics/today'],
  'GET /analytics/trends': () => ['/analytics/trends'],
  'GET /analytics/week': () => ['/analytics/week'],
  'POST /goals': () => ['/goals', { text: 'median batch under 100 lines' }],
  'GET /goals': () => ['/goals'],
  'PATCH /goals/:id': () => ['/goals/1', { paused: true }],
  'DELETE /goals/:id': () => ['/goals/1'],
  'GET /notifications': () => ['/notifications?limit=1'],
  'GET /notifications/:id': () => [`/notifications/${NUDGE}`],
  'GET /notifications/history': () => ['/notifications/history'],
  'POST /notifications/:id/feedback': () => [`/notifications/${NUDGE}/feedback`, { answer: 'useful' }],
  'GET /notifications/preferences': () => ['/notifications/preferences'],
  'PATCH /notifications/preferences': () => [
    '/notifications/preferences',
    { 'notify.perDay': null, 'notify.workingDays': ['mon', 'tue'], 'digest.every': 'daily' },
  ],
  'PUT /notifications/snooze': () => ['/notifications/snooze', { time: '2h' }],
  'GET /notifications/snooze': () => ['/notifications/snooze'],
  'DELETE /notifications/snooze': () => ['/notifications/snooze'],
  'PUT /notifications/mutes': () => ['/notifications/mutes', { kind: 'hot-file' }],
  'GET /notifications/mutes': () => ['/notifications/mutes'],
  'DELETE /notifications/mutes': () => ['/notifications/mutes?kind=hot-file'],
  'POST /notifications/test': () => ['/notifications/test'],
};

const nameOf = ({ method, path }: Route): string => `${method} ${path}`;
const byName = new Map(routes.map((route) => [nameOf(route), route]));

function misfit(route: Route, value: unknown): string {
  return ajv.validate(route.response, value) ? '' : ajv.errorsText();
}

describe('every route of a service', () => {
  it('is asked here', () => {
    expect(Object.keys(asked).sort()).toEqual(routes.filter(isServiceRoute).map(nameOf).sort());
  });

  it.each(Object.keys(asked))('%s answers what its schema says', async (name) => {
    const route = byName.get(name) as Route;
    const [path, body] = asked[name]?.() ?? [''];
    const { status, json, text } = await gateway.ask(route.method, path, body);
    expect([status, status < 300 ? '' : text]).toEqual([route.status ?? 200, '']);
    expect(misfit(route, json)).toBe('');
  });
});

interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
  readonly responses: Readonly<Record<string, object>>;
}

describe('the OpenAPI file', () => {
  const read = async (): Promise<OpenApi> => (await gateway.ask('GET', '/openapi.json')).json;

  it('holds every route of the table, and no other', async () => {
    const { openapi, paths } = await read();
    const told = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path}`),
    );
    expect(openapi).toBe('3.1.0');
    expect(told.sort()).toEqual(routes.map((route) => `${route.method.toLowerCase()} ${openPathOf(route)}`).sort());
  });

  it('says of each parameter where it stands and whether it may be left out', async () => {
    const { paths } = await read();
    const parameters = paths['/api/v1/analytics/metrics']?.['get']?.parameters ?? [];
    expect(parameters.find(({ name }) => name === 'most')).toMatchObject({ in: 'query' });
    expect(parameters.filter(({ required }) => required === true)).toEqual([]);
  });

  it('tells of every error that occurs', async () => {
    const { paths } = await read();
    const statuses = Object.keys(paths['/api/v1/analytics/evaluation']?.['get']?.responses ?? {});
    expect(statuses).toEqual(['200', '400', '401', '403', '404', '409', '429', '503']);
  });
});

describe('errors', () => {
  const reading = routes.filter((route) => isServiceRoute(route) && route.method === 'GET');
  const pathFor = (name: string): string => asked[name]?.()[0] ?? '';

  it.each(reading.map(nameOf))('%s refuses strangers and tokens without the scope', async (name) => {
    expect((await gateway.ask('GET', pathFor(name), undefined, 'NOBODY')).status).toBe(401);
    expect((await gateway.ask('GET', pathFor(name), undefined, 'write')).status).toBe(403);
  });

  it.each(
    reading.filter(({ query }) => query !== undefined).map(nameOf),
  )('%s refuses what it does not know', async (name) => {
    const path = pathFor(name);
    expect((await gateway.ask('GET', `${path}${path.includes('?') ? '&' : '?'}strange=1`)).status).toBe(400);
  });

  it.each([
    ['GET', '/analytics/days?repository=nowhere', undefined, 404, 'nowhere'],
    ['GET', '/analytics/days?from=2026-02-31', undefined, 400, 'is no day'],
    ['GET', '/analytics/days?from=2026-03-02&to=2026-03-01', undefined, 400, 'is after'],
    ['GET', '/analytics/days?from=1826-01-01', undefined, 400, 'hundred years'],
    ['GET', '/analytics/metrics?only=streaks', undefined, 400, 'streaks is no metric'],
    ['GET', '/notifications?cursor=unknown', undefined, 400, 'cursor'],
    ['GET', '/notifications/ffffffff', undefined, 404, 'no nudge starts with'],
    ['POST', '/goals', { text: 'be better' }, 400, 'you can say'],
    ['DELETE', '/goals/77', undefined, 404, 'a goal 77'],
    ['PUT', '/notifications/snooze', { time: 'some day' }, 400, 'is no time'],
    ['PUT', '/notifications/mutes', { kind: 'no-such-kind' }, 400, 'is no kind of nudge'],
    ['PATCH', '/notifications/preferences', { 'notify.perDay': 999 }, 400, 'whole number'],
    ['PATCH', '/notifications/preferences', { 'privacy.others': 'full' }, 400, 'body'],
    ['POST', `/notifications/${NUDGE}/feedback`, { answer: 'perhaps' }, 400, 'answer'],
  ] as const)('%s %s is answered as problem+json', async (method, path, body, expected, word) => {
    const { status, type, json } = await gateway.ask(method, path, body);
    expect([status, type]).toEqual([expected, expect.stringContaining('application/problem+json')]);
    expect(json).toMatchObject({ status: expected, detail: expect.stringContaining(word) });
  });

  it('changes no preference where one of them is wrong', async () => {
    const before = (await gateway.ask('GET', '/notifications/preferences')).text;
    const wrong = { 'notify.gapMinutes': 60, 'notify.perDay': 'many' };
    expect((await gateway.ask('PATCH', '/notifications/preferences', wrong)).status).toBe(400);
    expect((await gateway.ask('GET', '/notifications/preferences')).text).toBe(before);
  });
});

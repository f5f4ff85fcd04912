// Case 63: what opens a browser's session is good once, and no secret is left in a log, an address or a referrer.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../../support/gateway.js';
import { createWorld } from '../../support/world.js';

const world = createWorld();
let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway(world);
});
afterAll(async () => {
  await gateway.stop();
  world.remove();
});

const visit = (url: string, init: RequestInit = {}): Promise<Response> => fetch(url, { redirect: 'manual', ...init });

describe('63: the address that lets a browser in', () => {
  it('gives a cookie that no script reads and no other site sends, and leads to the page', async () => {
    const { status, headers } = await visit(gateway.launchUrl());
    expect(status).toBe(303);
    expect(headers.get('location')).toBe('/');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(/^craftnudge=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Strict$/),
    ]);
  });

  it('is refused the second time, with no cookie and no referrer', async () => {
    const url = gateway.launchUrl();
    await visit(url);
    const again = await visit(url);
    expect(again.status).toBe(401);
    expect(again.headers.getSetCookie()).toEqual([]);
    expect(again.headers.get('referrer-policy')).toBe('no-referrer');
    expect(((await again.json()) as { detail: string }).detail).toContain('craftnudge dashboard');
  });

  it('lets in one of twenty who come at once', async () => {
    const url = gateway.launchUrl();
    const answers = await Promise.all(Array.from({ length: 20 }, () => visit(url)));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(19);
  });

  it('is not used up by whoever only looks at its head, or posts to it', async () => {
    const url = gateway.launchUrl();
    for (const method of ['HEAD', 'POST', 'OPTIONS']) {
      const { status, headers } = await visit(url, { method });
      expect([404, 503]).toContain(status); // 503 where this machine is too busy to say that there is nothing
      expect(headers.getSetCookie()).toEqual([]);
    }
    expect((await visit(url)).status).toBe(303);
  });

  it.each([
    '',
    '?code=',
    '?code=x',
    `?code=${'A'.repeat(48)}`,
    '?code=a&code=b',
    '?code[]=a',
    '?next=//evil.example',
  ])('with %s is refused', async (query) => {
    expect((await visit(`${gateway.url}/launch${query}`)).status).toBe(401);
  });

  it('leads to the page whatever else it says', async () => {
    const answer = await visit(`${gateway.launchUrl()}&next=//evil.example&location=http://evil.example`);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
  });

  it('of a server that has ended opens nothing at the next one', async () => {
    const own = createWorld();
    const first = await startGateway(own);
    const { search } = new URL(first.launchUrl());
    await first.stop();
    const second = await startGateway(own);
    const { status } = await visit(`${second.url}/launch${search}`);
    await second.stop();
    own.remove();
    expect(status).toBe(401);
  });
});

describe('63: a session', () => {
  it('needs its own token for a write, and ends', async () => {
    const { reading, writing } = await gateway.session();
    const end = async (headers: Readonly<Record<string, string>>): Promise<number> =>
      (await fetch(`${gateway.url}/api/v1/session`, { method: 'DELETE', headers })).status;
    expect(await end({ ...reading, origin: gateway.url })).toBe(403);
    expect(await end({ ...writing, 'x-csrf-token': (await gateway.session()).writing['x-csrf-token'] ?? '' })).toBe(
      403,
    );
    expect(await end(writing)).toBe(204);
    expect((await fetch(`${gateway.url}/api/v1/session`, { headers: reading })).status).toBe(401);
  });

  it('says who asks, also to a token', async () => {
    const told = await (await gateway.fetch('/api/v1/session')).json();
    expect(told).toMatchObject({ via: 'token', name: 'test', csrfToken: null });
    expect((await gateway.fetch('/api/v1/session', { method: 'DELETE' })).status).toBe(400);
  });

  it('is not told twice to one browser: another launch ends the one before', async () => {
    const { reading } = await gateway.session();
    await visit(gateway.launchUrl(), { headers: { cookie: reading['cookie'] ?? '' } });
    expect((await fetch(`${gateway.url}/api/v1/session`, { headers: reading })).status).toBe(401);
  });
});

it('63: no token, code, cookie or key of writes is in any output, log or file', async () => {
  const launchUrl = gateway.launchUrl();
  const token = gateway.token('read');
  const { cookie, writing } = await gateway.session();
  await visit(launchUrl);
  await visit(launchUrl);
  await gateway.fetch('/api/v1/nothing', { headers: { authorization: `Bearer ${token}` } });
  await gateway.fetch(`/api/v1/commits?limit=${token}`, { headers: { authorization: `Bearer ${token}` } });
  await fetch(`${gateway.url}/api/v1/session`, { method: 'DELETE', headers: writing });
  const secrets = [new URL(launchUrl).search.slice(6), token.slice(3), cookie.slice(11), writing['x-csrf-token'] ?? ''];
  const files = readdirSync(world.root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const texts = [
    gateway.output(),
    ...files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1')),
  ];
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(40);
    expect(texts.filter((text) => text.includes(secret))).toEqual([]);
  }
  const { stdout } = world.craftnudge(world.home, 'audit', 'show', '--operation', 'access');
  expect(stdout).toMatch(/session-begun, session session-[0-9a-f]{8}/);
  expect(stdout).toMatch(/session-ended/);
});

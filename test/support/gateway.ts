// A real gateway for a test: `craftnudge serve` in a world of its own, asked over a real socket.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchUrlFrom } from '../../src/cli/launch-address.js';
import type { Scope } from '../../src/gateway/contract/caller.js';
import { startServing } from './serving.js';
import type { World } from './world.js';

export interface TestGateway {
  /** Without a path: `http://127.0.0.1:43210`. */
  readonly url: string;
  readonly pid: number;
  /** A new token with these scopes. */
  token(...scopes: readonly Scope[]): string;
  /** Asks for `path` as somebody with every scope, unless `init` brings an authorization of its own. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** An address that lets a browser in, once, for a minute. */
  launchUrl(): string;
  /** A session as a browser has it: what to send with a read, and with a write. */
  session(): Promise<TestSession>;
  /** What it has printed so far, both streams: where nothing secret may be. */
  output(): string;
  /** SIGTERM; the code with which it ended. Call it before the world is removed. */
  stop(): Promise<number | null>;
}

export interface TestSession {
  readonly cookie: string;
  readonly reading: Readonly<Record<string, string>>;
  readonly writing: Readonly<Record<string, string>>;
}

/** Starts it and waits until it answers; `args` are further words of `craftnudge serve`. */
export async function startGateway(world: World, ...args: readonly string[]): Promise<TestGateway> {
  const serving = await startServing(world, ['serve', '--port', '0', ...args]);
  const { address: url, pid, output } = serving;
  const token: TestGateway['token'] = (...scopes) => createToken(world, scopes);
  let own: string | undefined;
  return {
    url,
    pid,
    token,
    fetch: (path, init = {}) => {
      const headers = new Headers(init.headers);
      own ??= token('admin', 'service');
      if (!headers.has('authorization')) headers.set('authorization', `Bearer ${own}`);
      return fetch(new URL(path, url), { redirect: 'manual', ...init, headers });
    },
    launchUrl: () => launchUrlOf(world, url),
    session: () => openSession(launchUrlOf(world, url)),
    output,
    stop: () => serving.end(),
  };
}

function launchUrlOf({ data }: World, url: string): string {
  const load = (...parts: readonly string[]): unknown => JSON.parse(readFileSync(join(data, ...parts), 'utf8'));
  return launchUrlFrom({ url }, { load });
}

async function openSession(launchUrl: string): Promise<TestSession> {
  const launched = await fetch(launchUrl, { redirect: 'manual' });
  const cookie = launched.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const { origin } = new URL(launchUrl);
  const reading = { cookie, 'sec-fetch-site': 'same-origin' };
  const known = await fetch(new URL('/api/v1/session', origin), { headers: reading });
  const { csrfToken } = (await known.json()) as { readonly csrfToken: string };
  return { cookie, reading, writing: { ...reading, origin, 'x-csrf-token': csrfToken } };
}

function createToken(world: World, scopes: readonly Scope[]): string {
  const words = ['token', 'create', 'test', '--scope', scopes.join(','), '--json'];
  const { status, stdout, stderr } = world.craftnudge(world.home, ...words);
  if (status !== 0) throw new Error(`no token: ${stderr}`);
  return (JSON.parse(stdout) as { readonly secret: string }).secret;
}

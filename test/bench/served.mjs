// A `craftnudge serve` of a world and a token for it; and a bare fastify server that gives the same bytes to everybody.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import autocannon from 'autocannon';
import { product } from './product.mjs';

const BARE = `
import Fastify from 'fastify';
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const body = Buffer.concat(chunks);
const app = Fastify();
app.get('/', (request, reply) => reply.type('application/json; charset=utf-8').send(body));
console.log(JSON.stringify({ url: await app.listen({ host: '127.0.0.1', port: 0 }) }));
`;
/** What a limit would refuse is not what is measured. */
const UNLIMITED = '100000000';

/** @returns {Promise<{url: string, pid: number, get(path: string): Promise<Response>, headers: object, stop(): Promise<void>}>} */
export async function serve(world, scope = 'read') {
  const { cli } = product();
  const env = {
    ...world.env,
    CRAFTNUDGE_SERVE_READSPERMINUTE: UNLIMITED,
    CRAFTNUDGE_SERVE_HEAVYPERMINUTE: UNLIMITED,
    CRAFTNUDGE_SERVE_WRITESPERMINUTE: UNLIMITED,
  };
  const { secret: token } = JSON.parse(
    world.craftnudge(world.root, 'token', 'create', 'bench', '--scope', scope, '--json'),
  );
  const server = await start([process.execPath, cli, 'serve', '--port', '0', '--json'], { env, cwd: world.root });
  const headers = { authorization: `Bearer ${token}` };
  return { ...server, headers, get: (path) => fetch(`${server.url}${path}`, { headers }) };
}

/** Gives `body` on `/`. */
export function serveBare(body) {
  const cwd = join(import.meta.dirname, '../..');
  return start([process.execPath, '--input-type=module', '-e', BARE], { cwd, input: body });
}

async function start([program, ...args], { env, cwd, input = '' }) {
  const child = spawn(program, args, { env, cwd, stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(input);
  const url = await toldUrl(child.stdout);
  const stop = async () => {
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  return { url, pid: child.pid, stop };
}

/** The address in the JSON that a server says of itself, on one line or on several. */
async function toldUrl(stdout) {
  let told = '';
  for await (const line of createInterface({ input: stdout })) {
    told += line;
    const [, url] = /"url":\s*"([^"]+)"/.exec(told) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error(`the server ended; it had said: ${told}`);
}

/**
 * Asks the same for some seconds, or so often.
 * @returns {Promise<{perSecond: number, p50: number, p99: number}>} milliseconds
 */
export async function load({ url, headers = {}, seconds, amount, connections = 20 }) {
  const much = amount === undefined ? { duration: seconds } : { amount };
  const { requests, latency, non2xx, errors } = await autocannon({ url, headers, connections, ...much });
  if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx} refused, ${errors} failed`);
  return { perSecond: requests.average, p50: latency.p50, p99: latency.p99 };
}

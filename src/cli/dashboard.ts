// `craftnudge dashboard`: the server that runs, or one of our own that ends with this command, and a browser that is let in.
import { hostname, userInfo } from 'node:os';
import { createInterface } from 'node:readline';
import { quoteForShell } from '../domain/shell-quote.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { type House, openHouse, takeUpWork } from './house.js';
import { keepServer, stopServer } from './kept-server.js';
import { launchUrlFrom } from './launch-address.js';
import { obstacleToBrowser, openBrowser } from './open-browser.js';
import { planServer, startServer } from './run-server.js';
import { findServer } from './server-place.js';
import { untilEnd } from './until-end.js';

/** After the last page was closed. */
const MINUTES_UNSEEN = 30;

export async function run(context: CommandContext, input: CommandInput): Promise<ExitCode> {
  const house = openHouse(context);
  const { stores } = house;
  if (input.options['stop'] === true) return stop(context, house);
  await takeUpWork(house);
  if (input.options['keep'] === true) await keepServer(house, context, input.options['port']);
  const running = findServer(stores);
  if (running === undefined) return serveHere(house, context, input);
  await show(launchUrlFrom(running, stores), { house, context, input });
  return 0;
}

async function stop(context: CommandContext, { stores }: House): Promise<ExitCode> {
  const stopped = await stopServer(stores);
  context.print(stopped ? 'the server has ended' : 'no server runs');
  return 0;
}

/** In the foreground: it ends with Ctrl-C, with the terminal, or when nobody has looked for long. */
async function serveHere(house: House, context: CommandContext, input: CommandInput): Promise<ExitCode> {
  const server = await startServer(house, await planServer(house, input));
  const launchUrl = (): string => launchUrlFrom(server, house.stores);
  const pages = (): number => server.pages();
  const ended = untilEnd({ root: house.stores.data.root, whileLooked: { pages, minutes: MINUTES_UNSEEN } });
  await show(launchUrl(), { house, context, input });
  const quiet = offerAgain(launchUrl, context);
  const ending = await ended;
  quiet();
  if (ending === 'nobody looks') context.note(`no page was open for ${MINUTES_UNSEEN} minutes: the server has ended`);
  await server.stop();
  return 0;
}

interface Showing {
  readonly house: House;
  readonly context: CommandContext;
  readonly input: CommandInput;
}

async function show(url: string, { house, context, input }: Showing): Promise<void> {
  const { env } = context;
  context.print(url);
  const { data } = house.stores;
  const isWanted = input.options['open'] !== false;
  const obstacle = isWanted ? (obstacleToBrowser(env) ?? (await openBrowser({ env, data, url }))) : undefined;
  if (isWanted && obstacle === undefined) return;
  const why = obstacle === undefined ? '' : `${obstacle}: `;
  context.note(`${why}open the address in your browser; it is good once, for a minute`);
  for (const line of forwarding(url, env)) context.note(line);
}

/** How the page is reached from the machine in front of the person. */
function forwarding(url: string, env: NodeJS.ProcessEnv): readonly string[] {
  const [, , address = hostname()] = (env['SSH_CONNECTION'] ?? '').split(' ');
  if ((env['SSH_CONNECTION'] ?? '') === '') return [];
  const { port } = new URL(url);
  const there = quoteForShell(`${userInfo().username}@${address}`);
  return [`over SSH, run this on your own machine first: ssh -N -L ${port}:127.0.0.1:${port} ${there}`];
}

/** Enter gives another address: the first may have waited for an ssh for longer than it is good. */
function offerAgain(launchUrl: () => string, context: CommandContext): () => void {
  if (!context.terminal || process.stdin.isTTY !== true) return () => undefined;
  context.note('Enter: another address   Ctrl-C: end');
  const lines = createInterface({ input: process.stdin });
  lines.on('line', () => context.print(launchUrl()));
  lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  return () => lines.close();
}

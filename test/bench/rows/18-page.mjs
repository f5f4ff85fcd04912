// Row 18: every view of the page in real Chromium, on real histories: what comes first, what the data takes, what the drawing takes.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { inBenchWorld } from '../bench-world.mjs';
import { openPages } from '../page-visits.mjs';
import { cpuOf, memoryOf, peakMemoryOf, threadsOf } from '../processes.mjs';
import { product } from '../product.mjs';
import { atMost, noBar, notMeasured, result } from '../result.mjs';
import { serve } from '../served.mjs';

const SECOND = atMost(1000, ' ms');
/** Above a tenth a reader loses the line: web.dev/cls. */
const STEADY = atMost(0.1, '');
const WINDOWS = ['90', '365', '3650'];
const AUTHORS = ['me', 'everyone'];

export const row = {
  number: 18,
  title: 'every view in real Chromium: first paint, data, drawn after its data (worst of all windows)',
  async measure(bench) {
    product();
    const histories = (await bench.histories.list()).toSorted((a, b) => b.commits - a.commits);
    return inBenchWorld({}, async (world) => {
      world.env.CRAFTNUDGE_IDENTITIES = busiestAuthor(world, histories[0].path);
      for (const { path } of histories) world.craftnudge(path, 'track', '--all');
      return measurePage(world, histories, { visits: bench.quick ? 1 : 2, windows: bench.quick ? ['90'] : WINDOWS });
    });
  },
};

function busiestAuthor(world, path) {
  const counts = new Map();
  for (const address of world.git(path, 'log', '--no-merges', '--format=%ae').split('\n'))
    counts.set(address, (counts.get(address) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0][0];
}

/** On what `world` has recorded; `histories` only name the repositories. */
async function measurePage(world, histories, { visits, windows }) {
  const server = await serve(world);
  let pages;
  try {
    pages = await openPages(launchAddress(world), await lastDay(server));
    const before = memoryOf(server.pid);
    const results = [];
    const queries = queriesOf(histories, windows);
    for (const path of viewPaths())
      results.push(...(await measureView({ pages, visits, pid: server.pid }, path, queries)));
    const commits = histories.reduce((sum, history) => sum + history.commits, 0);
    return [...results, ...memoryResults(server, { before, commits })];
  } finally {
    await pages?.close();
    await server.stop();
  }
}

const launchAddress = (world) => /https?:\/\/\S+/.exec(world.craftnudge(world.root, 'dashboard', '--no-open'))[0];

async function lastDay(server) {
  const { items } = await (await server.get('/api/v1/commits?limit=1')).json();
  return items[0].authoredAt.slice(0, 10);
}

/** The addresses that lead to the page, from what the product gives out. */
function viewPaths() {
  const { cli } = product();
  const given = JSON.parse(readFileSync(join(cli, '../dashboard/pages.json'), 'utf8'));
  return given.filter(({ file }) => file === 'index.html').map(({ path }) => path);
}

/** Every window, author and repository once for its data, then again for what the page itself takes. */
async function measureView({ pages, visits, pid }, path, queries) {
  const found = [];
  for (const query of queries) {
    const taken = [];
    for (let count = 0; count < visits; count++) taken.push(await visitOnce(pages, `${path}?${query}`, pid));
    found.push({ query, ...bestOf(taken) });
  }
  const alerts = [...new Set(found.flatMap(({ alerts: said }) => said))];
  if (alerts.length > 0) return [notMeasured(path, SECOND, alerts.join('; '))];
  return resultsOf(path, found);
}

async function visitOnce(pages, address, pid) {
  const before = cpuOf(pid);
  const times = await pages.visit(address);
  return { ...times, cpu: cpuOf(pid) - before };
}

const queriesOf = ([longest], windows) =>
  ['', basename(longest.path)].flatMap((repository) =>
    AUTHORS.flatMap((author) => windows.map((window) => `${new URLSearchParams({ repository, window, author })}`)),
  );

/** Data is what the first visit waited for; the rest is the page's own, whatever else the machine does. */
function bestOf(taken) {
  const least = (name) => Math.min(...taken.map((one) => one[name]));
  return { ...taken[0], paint: least('paint'), drawing: least('drawing'), longest: least('longest') };
}

function resultsOf(path, found) {
  const worst = (name) => found.toSorted((a, b) => b[name] - a[name])[0];
  const line = (what, name, { bar, says = () => '' }) => {
    const one = worst(name);
    return result({
      what: `  ${what}`,
      bar,
      measured: one[name],
      note: `${says(one)}${one.query.replaceAll('&', ' ')}`,
    });
  };
  const size = ({ slowest, bytes }) => `${slowest ?? 'nothing'}, ${Math.round(bytes / 1024)} KiB in all; `;
  return [
    result({ what: `${path} first paint`, bar: SECOND, measured: worst('paint').paint }),
    line('data', 'data', { bar: SECOND, says: size }),
    line('  processor time of the server', 'cpu', { bar: noBar(' ms') }),
    line('drawn after its data', 'drawing', { bar: SECOND, says: ({ marks }) => `${marks} elements; ` }),
    line('layout shift', 'shift', { bar: STEADY }),
  ];
}

function memoryResults({ pid }, { before, commits }) {
  const note = `${before.toFixed(0)} MB before; ${threadsOf(pid)} threads; ${commits.toLocaleString('en')} commits`;
  return [
    result({ what: 'memory of the server then', bar: noBar(' MB'), measured: memoryOf(pid), note }),
    result({ what: '  at most', bar: noBar(' MB'), measured: peakMemoryOf(pid) }),
  ];
}

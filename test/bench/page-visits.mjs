// A real Chromium that is let in to the page of a server, and what each visit to a view takes there.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { NotMeasured } from './result.mjs';

const CHROMIUM = '/usr/bin/chromium';
const ARGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'];
const PATIENCE_MS = 60_000;

/** Runs before the page's own script. `drawn` is when the frame was done after which nothing in the view changed any more. */
const WATCH = `(() => {
  const seen = (window.seen = { drawn: 0, shift: 0, longest: 0 });
  const inView = ({ target }) => target instanceof Element && target.closest('main') !== null;
  const note = () => requestAnimationFrame(() => setTimeout(() => (seen.drawn = performance.now())));
  new MutationObserver((all) => all.some(inView) && note()).observe(document, { subtree: true, childList: true });
  const each = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  each('layout-shift', ({ value, hadRecentInput }) => (seen.shift += hadRecentInput ? 0 : value));
  each('longtask', ({ duration }) => (seen.longest = Math.max(seen.longest, duration)));
})()`;

/** The history ends on a day of its own, and windows end today: what the page takes for today is that day. */
const dayIs = (day) => `(() => {
  const Real = Date;
  const late = Real.now() - Real.parse('${day}T20:00:00Z');
  window.Date = class extends Real {
    constructor(...given) {
      super(...(given.length === 0 ? [Real.now() - late] : given));
    }
    static now() {
      return Real.now() - late;
    }
  };
})()`;

/** Nothing in the view has changed for a while. */
const QUIET = `new Promise((done) => {
  const look = () => (performance.now() - window.seen.drawn > 150 ? done() : setTimeout(look, 50));
  look();
})`;

const TIMES = `(() => {
  const answers = performance.getEntriesByType('resource').filter(({ name }) => /[/]api[/]v1[/](?!events|session)/.test(name));
  const last = Math.max(0, ...answers.map(({ responseEnd }) => responseEnd));
  return {
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity,
    data: Math.max(0, ...answers.map(({ requestStart, responseEnd }) => responseEnd - requestStart)),
    slowest: answers.toSorted((a, b) => b.duration - a.duration)[0]?.name.replace(/^.*[/]api[/]v1/, '').replace(/[?].*/, ''),
    bytes: answers.reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0),
    drawing: Math.max(0, window.seen.drawn - last),
    shift: window.seen.shift,
    longest: window.seen.longest,
    marks: document.querySelectorAll('main *').length,
    alerts: [...document.querySelectorAll('main [role=alert]')].map(({ textContent }) => textContent),
  };
})()`;

/** @returns {Promise<{visit(path: string): Promise<object>, close(): Promise<void>}>} times in milliseconds */
export async function openPages(launch, day) {
  if (!existsSync(CHROMIUM)) throw new NotMeasured(`${CHROMIUM} is not there: apt-get install chromium`);
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await context.addInitScript(`${WATCH};${dayIs(day)}`);
  const { origin } = new URL(launch);
  await (await context.newPage()).goto(launch, { waitUntil: 'commit' });
  return {
    visit: (path) => visit(context, `${origin}${path}`),
    close: () => browser.close(),
  };
}

async function visit(context, address) {
  const page = await context.newPage();
  try {
    await page.goto(address);
    await page.locator('main h1').waitFor({ timeout: PATIENCE_MS });
    await page.locator('[aria-busy]').first().waitFor({ state: 'detached', timeout: PATIENCE_MS });
    await page.evaluate(QUIET);
    return await page.evaluate(TIMES);
  } finally {
    await page.close();
  }
}

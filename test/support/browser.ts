// A real Chromium on the page of a real gateway, let in as its owner; what a page may not do is noted: break its policy,
// throw, complain on the console, open a dialog.
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { startServing } from './serving.js';
import type { World } from './world.js';

const CHROMIUM = '/usr/bin/chromium';
const ARGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'];

export interface OpenPage {
  readonly page: Page;
  /** One line for each thing that may not happen. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

export interface TestDashboard {
  /** Without a path: `http://127.0.0.1:43210`. */
  readonly url: string;
  readonly browser: Browser;
  /** Opens `path`, let in unless told otherwise, and waits until nothing is loading. */
  open(path: string, options?: BrowserContextOptions & { readonly isStranger?: boolean }): Promise<OpenPage>;
  stop(): Promise<void>;
}

/** `craftnudge dashboard` in the world, and a browser that has followed its address. */
export async function startDashboard(world: World): Promise<TestDashboard> {
  const { address: launch, end } = await startServing(world, ['dashboard', '--no-open', '--port', '0']);
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS });
  const owner = await browser.newContext();
  await (await owner.newPage()).goto(launch);
  const storageState = await owner.storageState();
  const { origin } = new URL(launch);
  return {
    url: origin,
    browser,
    open: async (path, { isStranger = false, ...options } = {}) =>
      await openPage(browser, `${origin}${path}`, isStranger ? options : { storageState, ...options }),
    stop: async () => {
      await browser.close();
      await end();
    },
  };
}

/** `lastDrawn`: when something in the view last changed, in milliseconds after the navigation began. */
const NOTE_DRAWING =
  "new MutationObserver(all=>{if(all.some(({target})=>target instanceof Element&&target.closest('main')!==null))window.lastDrawn=performance.now()}).observe(document,{subtree:true,childList:true})";
const TELL_VIOLATIONS =
  "document.addEventListener('securitypolicyviolation',e=>console.error('CSP '+e.violatedDirective+' '+e.blockedURI))";

async function openPage(browser: Browser, address: string, options: BrowserContextOptions): Promise<OpenPage> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (thrown) => faults.push(`thrown: ${thrown.message}`));
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.addInitScript(`${TELL_VIOLATIONS};${NOTE_DRAWING}`);
  await page.goto(address);
  await settled(page);
  return { page, faults, close: async () => await context.close() };
}

/** Drawn, and nothing is on its way. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main h1').waitFor();
  await page.locator('[aria-busy]').first().waitFor({ state: 'detached' });
}

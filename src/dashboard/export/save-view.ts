// A view as one file that needs nothing else: its figures as they stand, the style sheet inside, no script, nothing loaded.
import { fileNameOf, saveText } from './save.js';

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

export function saveView(title: string): void {
  saveText(`${fileNameOf(title)}.html`, 'text/html', viewText(title));
}

function viewText(title: string): string {
  const page = document.implementation.createHTMLDocument(`${title} – CraftNudge`);
  const theme = document.documentElement.dataset['theme'];
  if (theme !== undefined) page.documentElement.dataset['theme'] = theme;
  page.documentElement.lang = 'en';
  page.head.append(meta(page, { charset: 'utf-8' }));
  page.head.append(meta(page, { 'http-equiv': 'Content-Security-Policy', content: POLICY }));
  page.head.append(meta(page, { name: 'viewport', content: 'width=device-width, initial-scale=1' }));
  const main = document.querySelector('main')?.cloneNode(true);
  if (main instanceof Element) page.body.append(page.adoptNode(still(main)));
  page.body.className = 'saved';
  // as text: this page's own policy would refuse a style element, even in a document that nobody sees
  const html = page.documentElement.outerHTML.replace('</head>', () => `<style>${sheetText()}</style></head>`);
  return `<!doctype html>\n${html}\n`;
}

function meta(page: Document, attributes: Readonly<Record<string, string>>): HTMLMetaElement {
  const element = page.createElement('meta');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

const sheetText = (): string =>
  [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText)).join('\n');

/** Without what only a running page can do. */
function still(main: Element): Element {
  for (const one of main.querySelectorAll('button:not(.tip), input, select, textarea, form, .menu')) one.remove();
  for (const link of main.querySelectorAll('a')) link.removeAttribute('href');
  return main;
}

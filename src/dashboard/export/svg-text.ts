// A drawing of the page as an SVG of its own: the style sheet's colours and sizes become attributes, so that it looks the
// same where there is no style sheet.
const RESOLVED = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'stroke-linecap',
  'opacity',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'font-variant-numeric',
] as const;
const MARGIN = 16;
const HEAD = 28;

/** '' where there is no drawing. */
export function svgText(drawing: SVGSVGElement | null, title: string): string {
  return drawing === null ? '' : new XMLSerializer().serializeToString(standalone(drawing, title));
}

/** With its title and on its own paper. */
export function standalone(drawing: SVGSVGElement, title: string): SVGSVGElement {
  const copy = resolved(drawing);
  const { width, height } = drawing.getBoundingClientRect();
  const style = getComputedStyle(document.documentElement);
  const outer = made('svg', { width: width + 2 * MARGIN, height: height + 2 * MARGIN + HEAD });
  outer.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  outer.append(made('rect', { width: '100%', height: '100%', fill: style.getPropertyValue('--card') }));
  const head = made('text', { x: MARGIN, y: MARGIN + 12, fill: style.getPropertyValue('--ink') });
  head.setAttribute('font-family', 'system-ui, sans-serif');
  head.setAttribute('font-size', '14px');
  head.setAttribute('font-weight', '600');
  head.textContent = title;
  copy.setAttribute('x', String(MARGIN));
  copy.setAttribute('y', String(MARGIN + HEAD));
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  outer.append(head, copy);
  return outer as SVGSVGElement;
}

function made(name: string, attributes: Readonly<Record<string, number | string>>): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

const OF_THE_PAGE = [
  'class',
  'style',
  'tabindex',
  'role',
  'aria-label',
  'aria-describedby',
  'aria-roledescription',
  'id',
];

function resolved(drawing: SVGSVGElement): SVGElement {
  const copy = drawing.cloneNode(true) as SVGElement;
  const copies = [copy, ...copy.querySelectorAll('*')];
  for (const [index, original] of [drawing, ...drawing.querySelectorAll('*')].entries()) {
    const twin = copies[index];
    if (twin !== undefined) resolve(original, twin);
  }
  for (const one of copy.querySelectorAll('[data-only-screen]')) one.remove();
  return copy;
}

function resolve(original: Element, twin: Element): void {
  const style = getComputedStyle(original);
  for (const name of RESOLVED) twin.setAttribute(name, style.getPropertyValue(name));
  for (const name of OF_THE_PAGE) twin.removeAttribute(name);
}

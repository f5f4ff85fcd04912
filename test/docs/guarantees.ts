// The README's table of guarantees: what is promised, and what its tests measured when they last ran at full length.
import { readFileSync } from 'node:fs';
import { code, renderTable } from './table.js';

export interface Guarantee {
  readonly number: number;
  readonly promise: string;
  /** The files of tests that can break it. */
  readonly tests: readonly string[];
}

interface Measured {
  readonly date: string;
  /** Tests that passed. */
  readonly tests: number;
  /** By suite: what was counted. */
  readonly measured: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

const read = (name: string): unknown => JSON.parse(readFileSync(`test/guarantee/${name}`, 'utf8'));

export const guarantees = read('guarantees.json') as readonly Guarantee[];
const figures = read('figures.json') as Readonly<Record<string, Measured | undefined>>;

export function renderGuarantees(): string {
  const rows = guarantees.map(({ number, promise }) => [
    String(number),
    promise,
    textOf(figures[number]),
    code(`npm run guarantee -- ${number}`),
  ]);
  return renderTable(['#', 'promise', 'last figures', 'shown by'], rows);
}

function textOf(found: Measured | undefined): string {
  if (found === undefined) return 'not measured yet';
  const suites = Object.entries(found.measured).map(([suite, counted]) => `${suite}: ${wordsOf(counted)}`);
  return [...suites, `${found.tests} tests`, found.date].join('; ');
}

function wordsOf(counted: Readonly<Record<string, number>>): string {
  return Object.entries(counted)
    .map(([name, value]) => `${value.toLocaleString('en')} ${name}`)
    .join(', ');
}

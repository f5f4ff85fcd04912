// The events: name, sentence, payload, and who listens, as the pipeline itself subscribes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createBus } from '../../src/events/bus.js';
import { catalogue } from '../../src/events/catalogue.js';
import { type Parts, wirePipeline } from '../../src/pipeline.js';
import { code, renderTable } from './table.js';

export function renderEvents(): string {
  const listeners = listenersOf();
  const rows = Object.entries(catalogue).map(([name, { sentence }]) => [
    code(name),
    sentence,
    payloadOf(name).map(code).join(' '),
    listeners
      .filter(({ event }) => event === name)
      .map(({ subscriber }) => subscriber)
      .join(', ') || '–',
  ]);
  return renderTable(['event', 'what happened', 'carries', 'who listens'], rows);
}

/** Wires the pipeline to a bus on which nothing is ever published. */
function listenersOf(): ReturnType<typeof createBus>['subscriptions'] {
  const bus = createBus();
  wirePipeline({ bus } as Parts);
  return bus.subscriptions;
}

const projectRoot = process.cwd();

/** Payloads exist only as types, so their fields are read from the catalogue's text. */
function payloadOf(name: string): readonly string[] {
  const text = readFileSync(join(projectRoot, 'src/events/catalogue.ts'), 'utf8');
  const start = text.indexOf(`'${name}': event<{`);
  const fields = text.slice(start, text.indexOf('}>(', start)).matchAll(/readonly (\w+):/g);
  return [...fields].map(([, field = '']) => field);
}

// `craftnudge import`: the lines of an export, checked one by one, into the logs of this machine.
import { createReadStream, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { CraftNudgeError, reasonOf } from '../domain/failure.js';
import { safeText } from '../domain/safe-text.js';
import { outdateRepositories } from '../recorder/outdate-repositories.js';
import { createLineImport, type ImportKind, type LineFate, type LineImport } from '../store/import-lines.js';
import type { Schema } from '../store/schema-check.js';
import { manyText } from '../report/figures.js';
import { audited } from '../services/audited.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { openHouse, takeUpWork, wrongUsage } from './house.js';
import { loadSchema } from '../services/load-schema.js';
import { safeJson } from './print-page.js';
import { splitLines } from './split-lines.js';

interface Refusal {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly reason: string;
}

interface Outcome {
  readonly added: Record<ImportKind, number>;
  /** Lines that are here already, or were erased here, or wait on the other machine. */
  readonly known: number;
  readonly erased: number;
  readonly waiting: number;
  /** The same commit told otherwise: the first word stays, the other is kept aside. */
  readonly conflicts: number;
  readonly refused: Refusal[];
}

type Counts = { -readonly [Key in keyof Outcome]: Outcome[Key] };

export async function run(context: CommandContext, input: CommandInput): Promise<ExitCode> {
  const house = openHouse(context);
  await takeUpWork(house);
  const { data, journal } = house.stores;
  const importing = createLineImport({ data, journal, schemas: schemas() });
  const counts: Counts = {
    added: { commit: 0, rewrite: 0, ledger: 0, feedback: 0 },
    known: 0,
    erased: 0,
    waiting: 0,
    conflicts: 0,
    refused: [],
  };
  const touched = new Set<string>();
  await audited(context, { operation: 'import', details: {} }, async (tell) => {
    try {
      for (const file of input.arguments)
        if (file !== undefined) await importFile(file, { context, importing, counts, touched });
    } finally {
      importing.flush(); // what was read is kept, whatever ended the reading
    }
    tell(toldOf(counts));
  });
  if (touched.size > 0) outdateRepositories(house.stores, touched);
  context.print(
    input.options['json'] === true
      ? safeJson(counts)
      : outcomeText(counts, data.resolve('behaviors', 'import-conflicts.jsonl')),
  );
  return counts.refused.length + counts.conflicts === 0 ? 0 : 1;
}

function toldOf({ added: lines, known, erased, waiting, conflicts, refused: bad }: Counts) {
  const added = Object.values(lines).reduce((sum, lineCount) => sum + lineCount, 0);
  const refused = bad.length + conflicts;
  return { records: added + known + erased + waiting + refused, added, refused };
}

interface FileImport {
  readonly context: CommandContext;
  readonly importing: LineImport;
  readonly counts: Counts;
  readonly touched: Set<string>;
}

async function importFile(file: string, { context, importing, counts, touched }: FileImport): Promise<void> {
  let number = 0;
  for await (const line of linesOf(file, context)) {
    number += 1;
    if (line.length === 0) continue;
    const taken = importing.take(line);
    if (taken.fate === 'refused') {
      counts.refused.push({ file, line: number, reason: taken.reason });
      continue;
    }
    count(counts, taken.fate, taken.kind);
    if (taken.fate === 'added') touched.add(taken.repository);
  }
}

function count(counts: Counts, fate: LineFate, kind: ImportKind): void {
  if (fate === 'added') counts.added[kind] += 1;
  else if (fate === 'conflict') counts.conflicts += 1;
  else counts[fate] += 1;
}

async function* linesOf(file: string, { cwd }: CommandContext): AsyncGenerator<Buffer> {
  const path = isAbsolute(file) ? file : join(cwd, file);
  if (file !== '-' && statSync(path, { throwIfNoEntry: false })?.isDirectory() !== false)
    throw wrongUsage(`${file} is no file; give what craftnudge export --full printed on the other machine`);
  const stream = file === '-' ? process.stdin : createReadStream(path);
  try {
    yield* splitLines(stream as AsyncIterable<Buffer>);
  } catch (cause) {
    if (cause instanceof CraftNudgeError || !(cause instanceof Error && 'errno' in cause)) throw cause;
    throw new CraftNudgeError('STORE_UNREADABLE', { path: file, reason: reasonOf(cause) }, { cause });
  }
}

function schemas(): Readonly<Record<ImportKind, Schema>> {
  return {
    commit: loadSchema('commit'),
    rewrite: loadSchema('rewrite'),
    ledger: loadSchema('ledger'),
    feedback: loadSchema('feedback'),
  };
}

const MOST_REFUSALS = 10;

function outcomeText({ added, known, erased, waiting, conflicts, refused }: Outcome, aside: string): string {
  const left = [
    ...(erased > 0 ? [`${erased} erased here, and not brought back`] : []),
    ...(waiting > 0 ? [`${waiting} still waiting on the other machine`] : []),
  ];
  return [
    `added ${manyText(added.commit, 'commit')}, ${manyText(added.rewrite, 'rewrite')}, ${manyText(added.ledger, 'nudge')}, ${manyText(added.feedback, 'answer')}; ${manyText(known, 'line was', 'lines were')} here`,
    ...(left.length === 0 ? [] : [`left out: ${left.join(', ')}`]),
    ...(conflicts === 0
      ? []
      : [`${conflicts} tell a commit otherwise than it is recorded here; kept aside in ${aside}`]),
    ...refused
      .slice(0, MOST_REFUSALS)
      .map(({ file, line, reason }) => `refused: ${safeText(file)} line ${line}: ${safeText(reason)}`),
    ...(refused.length > MOST_REFUSALS
      ? [`refused: ${refused.length - MOST_REFUSALS} more; all of them with: --json`]
      : []),
  ].join('\n');
}

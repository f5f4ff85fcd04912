// `craftnudge audit`: the log of operations shown, verified, and its head printed to be kept elsewhere.
import { appendFileSync, readFileSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { type Anchor, anchorLine, anchorsIn, parseHash } from '../audit/anchor.js';
import type { AuditLog } from '../audit/audit-log.js';
import type { AuditEntry } from '../audit/entry.js';
import { operations } from '../audit/operations.js';
import type { AnchorCheck, ChainReport } from '../audit/verify-chain.js';
import { CraftNudgeError, reasonOf } from '../domain/failure.js';
import { safeText } from '../domain/safe-text.js';
import { openStores } from '../recorder/stores.js';
import { manyText } from '../report/figures.js';
import { hangWords } from '../report/flow.js';
import { type Line, line, plain, printPage } from '../report/line.js';
import { openAudit } from '../services/audited.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { wrongUsage } from './house.js';
import { momentText } from '../services/nudge-words.js';
import { paperOf, safeJson } from './print-page.js';
import { parseWhen } from './when.js';

interface Visit {
  readonly context: CommandContext;
  readonly options: CommandInput['options'];
  readonly log: AuditLog;
}

const parts: Readonly<Record<string, (visit: Visit) => ExitCode>> = { show, verify, anchor };

/** Each option belongs to one of the three. */
const OPTIONS_OF: Readonly<Record<string, readonly string[]>> = {
  show: ['since', 'until', 'operation'],
  verify: ['anchor'],
  anchor: ['file'],
};

export function run(context: CommandContext, { arguments: [what = ''], options }: CommandInput): Promise<ExitCode> {
  const part = Object.hasOwn(parts, what) ? parts[what] : undefined;
  if (part === undefined) throw wrongUsage(`"${safeText(what)}" is none of ${Object.keys(parts).join(', ')}`);
  const foreign = Object.keys(options).find((key) => key !== 'json' && OPTIONS_OF[what]?.includes(key) !== true);
  if (foreign !== undefined) throw wrongUsage(`audit ${what} takes no --${foreign}`);
  return Promise.resolve(part({ context, options, log: openAudit(context) }));
}

function show({ context, options, log }: Visit): ExitCode {
  const isWanted = wantedBy(options);
  const all = [...log.read()];
  const chosen = all.filter(isWanted);
  if (options['json'] === true) context.print(safeJson({ entries: chosen }));
  else context.print(chosen.length === 0 ? 'nothing is noted' : pageOf(chosen, legendOf(all, context), context));
  const { broken } = log.verify();
  if (broken !== null)
    context.note(`craftnudge: the chain breaks at entry ${broken.sequence}; see: craftnudge audit verify`);
  return 0;
}

function legendOf(entries: readonly AuditEntry[], { env }: CommandContext): Legend {
  const { repositories } = openStores(env);
  const began = entries.map((entry) => entry.began).filter((sequence) => sequence !== undefined);
  return { ended: new Set(began), nameOf: (id) => repositories.nameOf(id) };
}

function wantedBy(options: CommandInput['options']): (entry: AuditEntry) => boolean {
  const since = parseWhen(options['since'], '--since');
  const until = parseWhen(options['until'], '--until');
  const { operation } = options;
  if (typeof operation === 'string' && !Object.hasOwn(operations, operation))
    throw wrongUsage(`--operation: "${safeText(operation)}" is none of ${Object.keys(operations).join(', ')}`);
  return (entry) =>
    (since === undefined || entry.at >= since) &&
    (until === undefined || entry.at < until) &&
    (operation === undefined || entry.operation === operation);
}

/** Beginnings whose end is noted; names of repositories are looked up, never written into the log. */
interface Legend {
  readonly ended: ReadonlySet<number>;
  nameOf(repository: string): string;
}

/** A terminal has its width; a pipe is read by line. */
function pageOf(entries: readonly AuditEntry[], legend: Legend, context: CommandContext): string {
  const paper = paperOf(context);
  const columns = context.terminal ? paper.columns : Number.MAX_SAFE_INTEGER;
  const rows = entries.map((entry) => [
    String(entry.sequence),
    momentText(entry.at),
    safeText(entry.operation),
    outcomeText(entry, legend),
    detailsText(entry, legend),
  ]);
  const widths = [0, 1, 2, 3].map((at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const headOf = (row: readonly string[]): string =>
    widths.map((width, at) => (at === 0 ? row[at]?.padStart(width) : row[at]?.padEnd(width))).join('  ');
  const layRow = (row: readonly string[]): readonly Line[] =>
    hangWords(line(`${headOf(row)}  `), plain(row[4] ?? ''), columns);
  return printPage(rows.flatMap(layRow), { ...paper, columns });
}

function outcomeText({ sequence, outcome, began, failure }: AuditEntry, { ended }: Legend): string {
  if (outcome === 'begun') return ended.has(sequence) ? 'begun' : 'begun, no end noted';
  const of = began === undefined ? '' : ` (begun: ${began})`;
  return safeText(`${outcome}${failure === undefined ? '' : ` ${failure}`}${of}`);
}

function detailsText({ details }: AuditEntry, { nameOf }: Legend): string {
  const words = Object.entries(details).map(([key, value]) =>
    key === 'repository' && typeof value === 'string' ? `${key} ${nameOf(value)}` : `${key} ${String(value)}`,
  );
  return safeText(words.join(', '));
}

function verify({ context, options, log }: Visit): ExitCode {
  const report = log.verify(anchorsOf(options['anchor']));
  context.print(options['json'] === true ? safeJson(report) : reportText(report));
  return report.intact ? 0 : 1;
}

/** A hash, or a file with any number of anchors. */
function anchorsOf(given: string | boolean | undefined): readonly Anchor[] {
  if (typeof given !== 'string') return [];
  const hash = parseHash(given);
  if (hash !== undefined) return [hash];
  const anchors = anchorsIn(textOf(given));
  if (anchors.length === 0)
    throw wrongUsage(`--anchor: ${safeText(given)} holds no anchor; make one with: craftnudge audit anchor`);
  return anchors;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new CraftNudgeError('STORE_UNREADABLE', { path, reason: reasonOf(cause) }, { cause });
  }
}

export function reportText({ path, entries, head, broken, healed, unfinished, anchors }: ChainReport): string {
  const count = manyText(entries, 'entry', 'entries');
  const first =
    broken === null
      ? `${count}, every one as it was written${entries === 0 ? '' : `; head ${head.hash}`}`
      : `the chain breaks at entry ${broken.sequence}, ${path} bytes ${broken.from} to ${broken.to}: ${broken.reason}`;
  return [
    first,
    ...healed.map(({ from, to }) => `bytes ${from} to ${to}: an append that was cut off, told by the entry after it`),
    ...(unfinished === null
      ? []
      : [`bytes ${unfinished.from} to ${unfinished.to}: an append that was cut off, or is under way`]),
    ...anchors.map(anchorText),
    ...(broken === null ? [] : ['keep this file; moved away, a new chain begins with the next operation']),
    ...(broken === null && anchors.length === 0 && entries > 0
      ? ['without an anchor nobody can tell whether newer entries were cut off: craftnudge audit anchor']
      : []),
  ].join('\n');
}

function anchorText({ sequence, hash, holds, reason }: AnchorCheck): string {
  const name = `anchor ${sequence ?? ''} ${hash.slice(0, 12)}`.replace('  ', ' ');
  return holds ? `✓ ${name} holds` : `✗ ${name}: ${reason ?? ''}`;
}

/** The head of a chain that does not hold would vouch for the damage. */
function anchor({ context, options, log }: Visit): ExitCode {
  const { broken, head } = log.verify();
  if (broken !== null) {
    context.note(
      `craftnudge: the chain breaks at entry ${broken.sequence}, no anchor was made; see: craftnudge audit verify`,
    );
    return 1;
  }
  if (typeof options['file'] === 'string') append(elsewhere(options['file'], log.path), `${anchorLine(head)}\n`);
  context.print(options['json'] === true ? safeJson(head) : anchorLine(head));
  return 0;
}

/** Whoever rewrites the log, or loses it, has what lies beside it in the same hand. */
function elsewhere(file: string, logPath: string): string {
  const root = dirname(dirname(logPath));
  if (`${resolve(file)}${sep}`.startsWith(`${root}${sep}`))
    throw wrongUsage(
      `--file: ${safeText(file)} lies beside the log, where an anchor is worth nothing; name another place`,
    );
  return file;
}

function append(path: string, text: string): void {
  try {
    appendFileSync(path, text, { mode: 0o600 });
  } catch (cause) {
    throw new CraftNudgeError('STORE_UNWRITABLE', { path, reason: reasonOf(cause) }, { cause });
  }
}

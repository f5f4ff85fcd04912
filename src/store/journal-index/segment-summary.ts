// What each sealed segment holds, so that a question about one repository, some days or the newest commits passes over the
// others' rows. In `index/segments.json`, with the generation of the rows it was made from: derived, made anew where it is missing.
import { CraftNudgeError } from '../../domain/failure.js';
import { readDerived, writeDerived } from '../json-file.js';
import { bootId } from '../process-identity.js';
import type { Row, RowQuery } from './row.js';
import type { RowPage } from './row-file.js';
import { type RowTally, Tallies } from './row-tally.js';

export interface RowRange {
  readonly first: number;
  /** Just after the last row. */
  readonly end: number;
}

export interface SegmentSummary extends RowRange {
  readonly segment: number;
  /** By repository; null where there are too many to list. */
  readonly tallies: readonly RowTally[] | null;
  /** Committer times of those that have one; null where none has. */
  readonly from: number | null;
  readonly to: number | null;
  /** Has every row a time? */
  readonly dated: boolean;
  /** Is any row `ahead`? */
  readonly ahead: boolean;
}

const VERSION = 3;

interface SummaryFile {
  readonly v: typeof VERSION;
  readonly generation: number;
  /** After another start of the machine rows that were not durable yet may have been made anew. */
  readonly boot: string;
  readonly segments: readonly SegmentSummary[];
}

interface Rows {
  readonly count: number;
  row(index: number): Row;
  pages(from: number, end: number): Iterable<RowPage>;
}

export interface Summarising {
  readonly path: string;
  readonly generation: number;
  readonly rows: Rows;
  /** Numbers of the sealed segments, in order. */
  readonly sealed: readonly number[];
}

const MOST_REPOSITORIES = 256;

/** Summaries of the sealed segments that the index covers, from the file as far as it has them. */
export function summarise({ path, generation, rows, sealed }: Summarising): readonly SegmentSummary[] {
  const boot = bootId();
  const kept = readDerived(path) as SummaryFile | undefined;
  const isOurs = kept?.v === VERSION && kept.generation === generation && kept.boot === boot;
  const known = isOurs ? kept.segments : [];
  const summaries: SegmentSummary[] = [];
  for (const segment of sealed) {
    const first = summaries.at(-1)?.end ?? 0;
    const same = known.find((one) => one.segment === segment && one.first === first && one.end <= rows.count);
    summaries.push(same ?? summaryOf(rows, segment, first));
  }
  if (summaries.some((one) => !known.includes(one))) keep(path, { v: VERSION, generation, boot, segments: summaries });
  return summaries;
}

/** The rows of the segments that may answer `query`, and those of the active one. */
export function rangesWorth(summaries: readonly SegmentSummary[], count: number, query: RowQuery): readonly RowRange[] {
  const last = summaries.at(-1)?.end ?? 0;
  return [...summaries.filter((summary) => mayHold(summary, query)), { first: last, end: count }];
}

export function mayHold({ tallies, from, to, ahead }: SegmentSummary, query: RowQuery): boolean {
  const { repository } = query;
  if (repository !== undefined && tallies?.some((tally) => tally.newest.repository === repository) === false)
    return false;
  if (query.from === undefined && query.to === undefined) return true;
  if (query.ahead === true && ahead) return true;
  if (from === null || to === null) return false;
  return (query.from === undefined || to >= query.from) && (query.to === undefined || from <= query.to);
}

function summaryOf(rows: Rows, segment: number, first: number): SegmentSummary {
  const end = firstBehind(rows, segment, first);
  const found = new Tallies();
  for (const page of rows.pages(first, end)) found.add(page);
  const tallies = found.size > MOST_REPOSITORIES ? null : found.list();
  const { from, to, dated, ahead } = found;
  const isDated = from <= to;
  return { segment, first, end, tallies, from: isDated ? from : null, to: isDated ? to : null, dated, ahead };
}

/** The number of the first row of a later segment, by halving. */
function firstBehind(rows: Rows, segment: number, first: number): number {
  let low = first;
  let high = rows.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rows.row(middle).segment <= segment) low = middle + 1;
    else high = middle;
  }
  return low;
}

function keep(path: string, file: SummaryFile): void {
  try {
    writeDerived(path, file);
  } catch (cause) {
    if (!(cause instanceof CraftNudgeError)) throw cause; // a full disk keeps nobody from an answer
  }
}

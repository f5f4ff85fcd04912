// `craftnudge report`: the whole page, section by section. In: the view. Out: text that fits the paper.
import { countText, manyText } from './figures.js';
import { wrapWords } from './flow.js';
import { type Line, type Paper, blank, plain, printPage } from './line.js';
import { agoText, dayText, daysBetween } from './calendar-day.js';
import { earlierText } from './earlier-text.js';
import { layBatches } from './sections/batches.js';
import { layChurn } from './sections/churn.js';
import { layFindings } from './sections/findings.js';
import { layGlance } from './sections/glance.js';
import { layHabits } from './sections/habits.js';
import { layHeader, sampleText, shortSpanText, spanText } from './sections/header.js';
import { layHotspots } from './sections/hotspots.js';
import { layInsights } from './sections/insights.js';
import { layLeftOut } from './sections/left-out.js';
import { layMessages } from './sections/messages.js';
import { layNext } from './sections/next.js';
import { layNudges } from './sections/nudges.js';
import { layPreview } from './sections/preview.js';
import { layRhythm } from './sections/rhythm.js';
import type { ReportView } from './report-shape.js';
import { unkeptText } from './unkept.js';

export function renderReport(view: ReportView, paper: Paper): string {
  const blocks = view.n === 0 ? emptyBlocks(view, paper.columns) : fullBlocks(view, paper.columns);
  return printPage(joinBlocks(blocks), paper);
}

/** Blocks with one blank line between them; empty ones leave no trace. */
export function joinBlocks(blocks: readonly (readonly Line[])[]): readonly Line[] {
  return blocks
    .filter((block) => block.length > 0)
    .flatMap((block, index) => (index === 0 ? block : [blank, ...block]));
}

function fullBlocks(view: ReportView, columns: number): readonly (readonly Line[])[] {
  const { window, subject, preview } = view;
  const span = shortSpanText(window);
  const several = subject.repositories.length > 1;
  return [
    headerOf(view, columns),
    layEarlier(view, columns),
    layGlance(view, columns),
    layFindings(view.findings, columns),
    layInsights(view.insights, window.to, columns),
    layRhythm(view, columns),
    layBatches(view.batches, span, columns),
    layMessages(view, columns),
    [...layChurn(view.churn, window, columns), ...layLeftOut(unkeptText(view.unkept, ['paths']), columns)],
    layHotspots(view.hotspots, columns),
    layHabits(view.habits, columns),
    preview === null ? [] : layPreview({ preview, today: window.to, several }, columns),
    layNudges(view.nudges, columns),
    layNext(view.next, columns),
  ];
}

/** The days up to today have nothing, and so the page is about earlier ones. */
function layEarlier(view: ReportView, columns: number): readonly Line[] {
  const text = earlierText(view);
  return text === null ? [] : wrapWords(plain(text), { columns, indent: 0 });
}

/** Nothing in the window: say so, and where there is something. */
function emptyBlocks(view: ReportView, columns: number): readonly (readonly Line[])[] {
  return [
    headerOf(view, columns),
    wrapWords(plain(latestText(view)), { columns, indent: 0 }),
    layNext(view.next, columns),
  ];
}

function latestText({ latest, window, subject, recorded }: ReportView): string {
  if (latest === null && recorded > 0) return strangersText(recorded, subject);
  if (latest === null) return 'No commit recorded yet.';
  const whose = subject.who === 'everyone' ? 'The latest commit' : 'Your latest commit';
  const ago = agoText(daysBetween(latest, window.to) * 86_400);
  return `${whose} here: ${dayText(latest, window.to)}, ${ago}.`;
}

/** All that is recorded was made by others, or under an address that is not known as one's own. */
function strangersText(recorded: number, { identities }: ReportView['subject']): string {
  const whose =
    recorded === 1 ? 'The one commit recorded here is' : `All ${countText(recorded)} commits recorded here are`;
  return `${whose} of other people: you are ${identities.join(', ')}. Did you commit under another address? Say so with craftnudge config identities.`;
}

/** `12 had 31 drafts, half of them for up to 14 min`. */
function draftsText({ commits, drafts, secondsMedian }: ReportView['drafts']): readonly string[] {
  if (commits === 0 || secondsMedian === null) return [];
  const minutes = Math.round(secondsMedian / 60);
  const time = minutes === 0 ? 'under a minute' : `up to ${countText(minutes)} min`;
  return [`${countText(commits)} had ${manyText(drafts, 'draft')}, half for ${time}`];
}

function headerOf(
  { subject, window, n, nOfAll, merges, byAgents, drafts }: ReportView,
  columns: number,
): readonly Line[] {
  const among = [
    ...(merges === 0 ? [] : [manyText(merges, 'merge')]),
    ...(byAgents === 0 ? [] : [`${manyText(byAgents, 'commit')} by agents or bots`]),
    ...draftsText(drafts),
  ];
  const counted = [sampleText(n, nOfAll, subject), ...(among.length === 0 ? [] : [`among them ${among.join(', ')}`])];
  return layHeader({ title: 'craftnudge report', subject, window: spanText(window), counted }, columns);
}

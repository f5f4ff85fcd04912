// What install-hooks shows of the history: at once what a names pass tells, then the whole history into the journal, and
// what would have been said in the last 90 days.
import { join } from 'node:path';
import { factOf } from '../analytics/fact-of.js';
import { type Finding, findingsOf } from '../analytics/findings-of.js';
import { habits } from '../analytics/habits/index.js';
import { metricsOf } from '../analytics/metrics-of.js';
import { previewOf } from '../analytics/preview.js';
import type { Describe } from '../capture/describe.js';
import { readHead } from '../capture/revisions.js';
import { readNames } from '../capture/stream-history.js';
import type { CommitHash } from '../domain/commit-record.js';
import type { CommitFact, Fact } from '../domain/fact.js';
import { epochOf, systemClock } from '../domain/instant.js';
import { localDayOf } from '../domain/local-time.js';
import { composeNudge } from '../notify/compose-nudge.js';
import { loadTemplates } from '../notify/template.js';
import { systemOffset } from '../notify/wall-clock.js';
import { readFacts } from '../recorder/history-facts.js';
import { maskNothing } from '../privacy/mask.js';
import { type Identities, ME } from '../recorder/identities.js';
import { hasMessageHook } from '../recorder/operations.js';
import type { Placed } from '../recorder/place-recorder.js';
import { packageRoot } from '../recorder/package-root.js';
import { countText, manyText } from '../report/figures.js';
import { renderFoundSoFar, renderInstallReport } from '../report/install-page.js';
import { previewViewOf } from '../report/preview-view.js';
import type { InstallStep, InstallView, PreviewView } from '../report/view.js';
import { nudgeIdOf } from '../store/ids.js';
import type { CommandContext } from './command.js';
import type { House } from './house.js';
import { paperOf } from './print-page.js';
import { importHistory } from './track.js';

const MOST_FINDINGS = 3;
const PREVIEW_DAYS = 90;
/** Fewer of my commits than this make no "usual". */
const LEAST_FOR_USUAL = 10;

export interface FirstScreen {
  readonly context: CommandContext;
  readonly steps: readonly InstallStep[];
  /** Commands worth running now. */
  readonly next: readonly string[];
}

/** Prints as it learns; NO_COMMITS is no fault here: there is just nothing to show yet. */
export async function showFirstScreen(
  house: House,
  placed: Placed,
  { context, steps, next }: FirstScreen,
): Promise<void> {
  const paper = paperOf(context);
  const identities = await house.recorder.identitiesAt(placed.repository);
  const head = await readHead(placed.git);
  if (head === undefined) {
    const nothing = { done: true, text: 'no commits yet: the first one starts your history' };
    context.print(renderFoundSoFar({ steps: [...steps, nothing], findings: [], next: ['git commit', ...next] }, paper));
    return;
  }
  const started = performance.now();
  const describe = await house.recorder.describe(placed.repository, 'track');
  const named = await namesPass(placed, { head, identities, describe });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  // No replay yet: it would take as long as the rest of this report, and comes with the whole history.
  const found = findingsOf(named, actorIn(identities), { records: [] }).slice(0, MOST_FINDINGS);
  const read = { done: true, text: `history read in ${seconds} s`, remark: `stays in ${house.stores.data.root}` };
  const findings = found.map((finding) => describe.privacy.mask(findingText(finding)).text);
  context.print(renderFoundSoFar({ steps: [...steps, youStep(identities, named), read], findings }, paper));
  const { added, redacted } = await importHistory(house, placed, { context, range: 'all' });
  house.recorder.outdate(placed);
  const kept = { done: true, text: keptText({ added, redacted, all: named.length }) };
  const { facts } = readFacts(placed.repository.id, house.stores, identities);
  const view = installViewOf(facts, placed, {
    identities,
    steps: [kept],
    known: new Set(found.map(({ name }) => name)),
    next,
  });
  context.print(renderInstallReport(view, todayHere(), paper));
  // What the first commit and the first report would wait for; broken off, they do it.
  await house.recorder.renew(placed, facts);
  house.recorder.prepare(placed);
}

interface NamesPass {
  readonly head: CommitHash;
  readonly identities: Identities;
  readonly describe: Describe;
}

async function namesPass({ git }: Placed, { head, identities, describe }: NamesPass): Promise<readonly CommitFact[]> {
  const facts: CommitFact[] = [];
  // Nothing of these records is kept or needs an id, and what is shown of them is masked when it is shown.
  const passing = { ...describe, commitId: () => '', privacy: { ...describe.privacy, mask: maskNothing } };
  for await (const record of readNames(git, { include: [head] }, passing)) {
    facts.push(factOf(record, identities.actorOf(record.author)));
  }
  return facts;
}

function keptText({
  added,
  redacted,
  all,
}: {
  readonly added: number;
  readonly redacted: number;
  readonly all: number;
}): string {
  const masked = `${manyText(redacted, 'secret')} masked`;
  if (added === 0) return `journal: all ${countText(all)} commits are in it already`;
  return `journal: ${manyText(added, 'commit')} added, ${masked}`;
}

function youStep({ emails }: Identities, facts: readonly CommitFact[]): InstallStep {
  if (emails.length === 0)
    return { done: false, text: 'you: no identity known, so figures are about everybody; set git config user.email' };
  const mine = facts.filter(({ actor }) => actor === ME).length;
  const all = countText(facts.length);
  return { done: true, text: `you: ${emails.join(', ')}: ${countText(mine)} of ${all} commits` };
}

interface Told {
  readonly identities: Identities;
  readonly steps: readonly InstallStep[];
  /** Findings that were shown already. */
  readonly known: ReadonlySet<string>;
  readonly next: readonly string[];
}

function installViewOf(facts: readonly Fact[], placed: Placed, { identities, steps, known, next }: Told): InstallView {
  const actor = actorIn(identities);
  const fresh = findingsOf(facts, actor).filter(({ name }) => !known.has(name) && name !== 'usual-batch');
  return {
    steps,
    usual: usualOf(facts, actor),
    findings: fresh.slice(0, 1).map(findingText),
    preview: previewHere(facts, actor, placed),
    next,
  };
}

function usualOf(facts: readonly Fact[], actor: string): InstallView['usual'] {
  const { batch } = metricsOf(facts, { from: -Infinity, to: Infinity, ...(actor === ME ? { actor } : {}) });
  if (batch.n < LEAST_FOR_USUAL || batch.lines.median === null || batch.files.median === null) {
    return { enough: false, n: batch.n, needed: LEAST_FOR_USUAL };
  }
  return { enough: true, n: batch.n, lines: batch.lines.median, files: batch.files.median };
}

function previewHere(facts: readonly Fact[], actor: string, { repository }: Placed): PreviewView {
  const now = epochOf(systemClock.now());
  const messageChecked = hasMessageHook(repository.commonDir, repository.worktree);
  const preview = previewOf(facts, { actor, days: PREVIEW_DAYS, now, messageChecked });
  const wording = { templates: loadTemplates(join(packageRoot(), 'templates/nudges')), makeNudgeId: nudgeIdOf };
  return previewViewOf(preview, {
    facts,
    now,
    habits,
    sentenceOf: (observation) => composeNudge(observation, repository.name, wording).title,
    nameOf: () => repository.name,
  });
}

/** With no identity known everything is about everybody: no actor matches, and findings say so by their n. */
function actorIn({ emails }: Identities): string {
  return emails.length === 0 ? '' : ME;
}

function findingText({ text, n, from, to }: Finding): string {
  return `${text} (n = ${countText(n)}, ${from} to ${to})`;
}

function todayHere(): string {
  const now = epochOf(systemClock.now());
  return localDayOf(now, systemOffset(now));
}

// `craftnudge why`: everything behind one nudge.
import { catalogue } from '../analytics/catalogue.js';
import type { KindRecord } from '../analytics/replay.js';
import { type CommitRecord, subjectOf } from '../domain/commit-record.js';
import { isToldByDigest, type LedgerEntry } from '../domain/nudge.js';
import { isRuleKind } from '../domain/rule.js';
import { safeText } from '../domain/safe-text.js';
import { DIGEST_KIND } from '../notify/compose-digest.js';
import { wrapWords } from '../report/flow.js';
import { gateText, lacksText } from '../report/gate-text.js';
import type { GateView } from '../report/kind-view.js';
import { plain, printPage } from '../report/line.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { openHouse, takeUpWork } from './house.js';
import { figuresText } from '../report/evidence-text.js';
import { type Case, caseOf } from '../services/nudge-case.js';
import { momentText, shortId, stateText } from '../services/nudge-words.js';
import { paperOf, safeJson } from './print-page.js';
import { renewLostKinds } from './renew-kinds.js';

export async function run(
  context: CommandContext,
  { arguments: [prefix = ''], options }: CommandInput,
): Promise<ExitCode> {
  const house = openHouse(context);
  await takeUpWork(house);
  await renewLostKinds(house);
  const found = await caseOf(house, prefix);
  context.print(options['json'] === true ? safeJson(viewOf(found)) : pageOf(found, context));
  return 0;
}

function textOf(found: Case): readonly string[] {
  const { story, record, gate } = found;
  const { last, lines, answers } = story;
  const habit = catalogue.find(({ name }) => name === last.kind);
  return [
    safeText(last.title ?? last.kind),
    ...(last.body === undefined ? [] : [safeText(last.body)]),
    '',
    `nudge     ${story.id}`,
    `commit    ${aboutText(found)}`,
    `habit     ${last.kind}: ${habit?.summary ?? strangeKind(last)}`,
    `figures   ${figuresText(last.evidence ?? {})}`,
    `evidence  ${habit?.evidence ?? (isToldByDigest(last) ? 'your own figures, no prediction' : strangeKind(last))}`,
    `record    ${recordText(record, habit !== undefined && habit.control === undefined)}`,
    ...gateLines(gate),
    ...(last.model === undefined ? [] : [`model     ${safeText(last.model)}`]),
    ...decisionsText(lines),
    ...answers.map(({ at, answer, source }) => `answered  ${momentText(at)}  ${answer} (${source})`),
    '',
    `answer it: craftnudge answer ${shortId(story.id)} useful|not-now|never`,
    ...(isMutable(last.kind) ? [`mute its kind: craftnudge mute ${last.kind}`] : []),
  ];
}

function strangeKind(line: LedgerEntry): string {
  const { kind } = line;
  if (kind === DIGEST_KIND) return 'what is worth reading of a day or a week: craftnudge digest';
  if (isToldByDigest(line)) return 'found beside your own past: craftnudge digest, insights';
  return isRuleKind(kind) ? 'a rule of your own: craftnudge rule' : 'unknown to this version';
}

/** Findings and insights are muted by an answer alone. */
const isMutable = (kind: string): boolean =>
  kind === DIGEST_KIND || isRuleKind(kind) || catalogue.some(({ name }) => name === kind);

function aboutText({ story, commit, repositoryName }: Case): string {
  const [hash] = story.last.commits;
  return hash === undefined
    ? 'none: it is about all of them'
    : `${commitText(hash, commit)}   (${safeText(commit?.repository.name ?? repositoryName)})`;
}

function commitText(hash: string, commit: CommitRecord | undefined): string {
  return commit === undefined
    ? `${hash.slice(0, 7)}, not in the journal`
    : `${hash.slice(0, 7)} ${safeText(subjectOf(commit.message))}`;
}

/** A habit without a control states a fact: it cannot be right or wrong, only heeded. */
function recordText(record: KindRecord | undefined, isFact: boolean): string {
  if (record === undefined || record.matured === 0) return 'nothing of this kind has been judged here yet';
  const { hits, matured, followed, control, controlled } = record;
  if (isFact) return `a fact, seen in ${matured} commits here; ${followed} times it was heeded`;
  const right = `came true ${hits} of ${matured} times here`;
  return control === null
    ? right
    : `${right}; of comparable commits without it ${Math.round(control * 100)} % (n = ${controlled})`;
}

function gateLines(gate: GateView | undefined): readonly string[] {
  if (gate === undefined) return [];
  const lacks = lacksText(gate);
  return [`gate      ${gateText(gate)}`, ...(lacks === undefined ? [] : [`opens     with ${lacks}`])];
}

/** Each wait once, from its first line to its last moment: every commit made meanwhile had prolonged it. */
function decisionsText(lines: readonly LedgerEntry[]): readonly string[] {
  const told: LedgerEntry[] = [];
  for (const line of lines) {
    const before = told.at(-1);
    const isProlonged = before?.action === 'hold' && line.action === 'hold' && before.reason === line.reason;
    if (isProlonged) told.splice(-1, 1, { ...line, at: before.at });
    else told.push(line);
  }
  return told.map((line, index) => `${index === 0 ? 'decided   ' : LABEL}${momentText(line.at)}  ${stateText(line)}`);
}

/** As wide as the labels in front of the lines. */
const LABEL = ' '.repeat('evidence  '.length);

function pageOf(found: Case, context: CommandContext): string {
  const paper = paperOf(context);
  const laid = textOf(found).flatMap((text) =>
    wrapWords(plain(text), { columns: paper.columns, indent: indentOf(text) }),
  );
  return printPage(laid, paper);
}

/** A line with a label goes on below its text. */
const indentOf = (text: string): number => (/^[a-z]+ {2,}/.test(text) ? LABEL.length : 0);

/** The stable shape of `--json`. */
function viewOf({ story, commit, record, gate, repositoryName }: Case): object {
  const { id, last, lines, answers } = story;
  const habit = catalogue.find(({ name }) => name === last.kind);
  return {
    id,
    kind: last.kind,
    title: last.title ?? null,
    body: last.body ?? null,
    repository: { id: last.repository, name: repositoryName },
    commit: { hash: last.commits[0] ?? null, subject: commit === undefined ? null : subjectOf(commit.message) },
    summary: habit?.summary ?? null,
    study: habit?.evidence ?? null,
    evidence: last.evidence ?? {},
    record: record ?? null,
    gate: gate ?? null,
    model: last.model ?? null,
    decisions: lines.map(({ at, action, reason, until, channel }) => ({
      at,
      action,
      reason: reason ?? null,
      until: until ?? null,
      channel: channel ?? null,
    })),
    answers: answers.map(({ at, answer, source }) => ({ at, answer, source })),
  };
}

// How commits came to be what they are: the drafts of each, what replaced them, and how long they were drafts.
import { draftFiguresOf, type Lineage, lineagesOf, replacementsIn, timeInDraft } from '../../analytics/lineage.js';
import { isAutosquash } from '../../analytics/message-class.js';
import type { CommitFact, RewriteFact } from '../../domain/fact.js';
import type { Services } from '../../gateway/contract/services.js';
import { daysBetween } from '../../report/calendar-day.js';
import type { Window } from '../../report/view.js';
import { momentOf } from './moment.js';
import { type AnalyticsDesk, scopeOf } from './scope.js';
import { ownIn } from './trends.js';

type AnswerLineage = Services['analytics']['lineage'];
type LineageView = Awaited<ReturnType<AnswerLineage>>['lineages'][number];

/** Drafts may be older than what they became. */
const DRAFT_DAYS = 30;

export function answerLineage(desk: AnalyticsDesk): AnswerLineage {
  return async ({ most, ...asked }) => {
    const scope = await scopeOf(desk, asked);
    const facts = scope.facts(daysIn(scope.window) + DRAFT_DAYS);
    const own = ownIn(scope);
    const all = lineagesOf(facts, own);
    const rewrites = new Map(replacementsIn(facts).map((rewrite) => [rewrite.from, rewrite]));
    const nameOf = (id: string): string => scope.house.stores.repositories.nameOf(id);
    return {
      subject: scope.subject,
      window: scope.window,
      n: own.length,
      figures: draftFiguresOf(facts, own),
      lineages: all
        .slice(-most)
        .reverse()
        .map((lineage) => viewOf(lineage, rewrites, nameOf)),
      left: Math.max(0, all.length - most),
    };
  };
}

function viewOf(
  lineage: Lineage,
  rewrites: ReadonlyMap<string, RewriteFact>,
  nameOf: (id: string) => string,
): LineageView {
  const { commit, drafts } = lineage;
  return {
    ...commitOf(commit),
    repository: nameOf(commit.repository),
    secondsInDraft: timeInDraft(lineage),
    drafts: drafts.toSorted((a, b) => a.at - b.at).flatMap((draft) => draftOf(draft, rewrites.get(draft.hash))),
  };
}

function draftOf(draft: CommitFact, rewrite: RewriteFact | undefined): LineageView['drafts'] {
  if (rewrite === undefined) return [];
  return [
    {
      ...commitOf(draft),
      command: rewrite.command,
      isFixup: isAutosquash(draft.subject),
      replacedBy: rewrite.to,
      replacedAt: momentOf(rewrite.at),
    },
  ];
}

/** By committer time: a rebase keeps the author's. */
function commitOf({ hash, at, utcOffset, subject, insertions, deletions }: CommitFact) {
  return { hash, at: momentOf(at), utcOffset, subject, insertions: insertions ?? 0, deletions: deletions ?? 0 };
}

const daysIn = ({ from, to }: Window): number => daysBetween(from, to) + 1;

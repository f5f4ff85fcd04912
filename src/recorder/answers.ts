// Answers that toasts have left in the spool: into the feedback log first, then told, then removed.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { instantOf, systemClock } from '../domain/instant.js';
import type { Bus } from '../events/bus.js';
import { ANSWER_FILE, feedbackOf, parseAnswerLine } from '../notify/answers.js';
import { timeOrderedId } from '../store/ids.js';
import { readWaiting, removeSpoolFile } from './spool.js';
import type { Stores } from './stores.js';

export function takeAnswers(spool: string, { stores, bus }: { readonly stores: Stores; readonly bus: Bus }): void {
  for (const path of answerFiles(spool)) {
    const waiting = readWaiting(path);
    if (typeof waiting === 'string' || !waiting.text.endsWith('\n')) continue; // still being written
    const given = parseAnswerLine(waiting.text.slice(0, -1));
    if (given === undefined) continue; // a newer version's: it is left for it
    const at = instantOf(Math.floor(waiting.writtenAt / 1000)) ?? systemClock.now();
    const feedback = feedbackOf(given, [...stores.ledger.read()], { id: timeOrderedId(), at, source: 'desktop' });
    if (feedback !== undefined) {
      stores.feedback.append([feedback]);
      bus.publish('nudge.answered', { nudge: given.nudge, kind: feedback.kind, answer: given.answer });
    }
    removeSpoolFile(path);
  }
}

export function hasAnswers(spool: string): boolean {
  return answerFiles(spool).length > 0;
}

function answerFiles(spool: string): readonly string[] {
  try {
    return readdirSync(spool)
      .filter((name) => ANSWER_FILE.test(name))
      .map((name) => join(spool, name));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw cause;
  }
}

// Answers to questions that were asked before, for as long as nothing has changed: a page that is opened twice costs once.
import { createHash } from 'node:crypto';
import type { GatewayParts } from './gateway-parts.js';

export interface Answer {
  readonly body: Buffer;
  /** Strong: of the bytes themselves. */
  readonly etag: string;
}

export interface AnswerCache {
  /** `make` is called once for those who ask the same at the same time. */
  answer(question: string, make: () => Promise<string>): Promise<Answer>;
}

const MOST_BYTES = 32 << 20;
/** What keeping an answer takes beside its bytes and its question, about: many small ones are much, too. */
const KEPT_BYTES = 1 << 10;

/** `asked` hears of each question, and whether its answer was known. */
export function createAnswerCache(
  { revision }: Pick<GatewayParts, 'revision'>,
  asked: (known: boolean) => void = () => undefined,
): AnswerCache {
  let current = '';
  let bytes = 0;
  let answers = new Map<string, Promise<Answer>>();
  const forget = (): void => {
    answers = new Map();
    bytes = 0;
  };
  return {
    answer(question, make) {
      const now = revision();
      if (now !== current || bytes > MOST_BYTES) forget();
      current = now;
      const known = answers.get(question);
      asked(known !== undefined);
      if (known !== undefined) return known;
      const fresh = make().then(answerOf);
      const kept = answers;
      kept.set(question, fresh);
      bytes += KEPT_BYTES + 2 * question.length;
      fresh.then(
        ({ body }) => void (bytes += kept === answers ? body.length : 0),
        () => void kept.delete(question), // a failure is not an answer
      );
      return fresh;
    },
  };
}

export function answerOf(json: string): Answer {
  const body = Buffer.from(json);
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` };
}

// Whose commits an answer is about: mine, or everybody's where that was asked for or nobody is known as me.
import type { Subject } from '../report/view.js';

export function whoOf(emails: readonly string[], everyone: boolean): Pick<Subject, 'because' | 'identities' | 'who'> {
  if (everyone) return { who: 'everyone', identities: [], because: 'asked' };
  if (emails.length === 0) return { who: 'everyone', identities: [], because: 'no-identity-known' };
  return { who: 'me', identities: emails };
}

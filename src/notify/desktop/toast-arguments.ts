// A nudge as the arguments of notify-send. Text stands behind `--`, so that it can never be an option.
import type { Answer } from '../../domain/fact.js';
import type { Nudge } from '../../domain/nudge.js';

const SECONDS_ON_SCREEN = 20;

const BUTTONS: readonly (readonly [Answer, string])[] = [
  ['useful', 'Useful'],
  ['not-now', 'Not now'],
  ['never', 'Mute'],
];

type Words = Pick<Nudge, 'title' | 'body'>;

export function toastArguments({ title, body }: Words, withButtons: boolean): readonly string[] {
  const buttons = BUTTONS.map(([answer, label]) => `--action=${answer}=${label}`);
  return [
    '--app-name=CraftNudge',
    `--expire-time=${SECONDS_ON_SCREEN * 1000}`,
    ...(withButtons ? ['--print-id', ...buttons] : []),
    '--',
    title || 'CraftNudge', // notify-send shows nothing without one
    escapeBody(body),
  ];
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\\': '\\\\' };

/** A body is markup for the daemon, and notify-send itself turns `\033` into the byte. */
function escapeBody(body: string): string {
  return body.replace(/[&<>\\]/g, (character) => ENTITIES[character] ?? character);
}

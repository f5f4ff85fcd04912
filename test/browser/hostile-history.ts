// A history whose every text attacks the page that shows it: messages, authors, addresses, files, branches, repositories.
import { join } from 'node:path';
import { hostileMarkup, prototypeNames } from '../support/hostile-markup.js';
import type { World } from '../support/world.js';

const HOUR_MS = 3_600_000;

/** As much of it as a folder may be called. */
const REPOSITORIES = [
  'a',
  '<img src=x onerror=alert(`canary`)>',
  '"\' onmouseover=alert(`canary`) x="',
  '=1+1;{{7*7}}',
  '__proto__',
] as const;

/** Every text is committed once, over 50 days until now, and recorded. */
export function recordHostileHistory(world: World): void {
  const repositories = REPOSITORIES.map((name) => world.repository(name));
  for (const [at, text] of hostileMarkup.entries()) {
    const repository = repositories[at % repositories.length] ?? '';
    if (at % 10 < 5) switchTo(world, repository, text);
    commitAs(world, repository, { at, text });
  }
  for (const repository of repositories) {
    const { status, stderr } = world.craftnudge(repository, 'track', '--all');
    if (status !== 0) throw new Error(stderr);
  }
}

/** As near to the text as a branch may be called. */
function switchTo(world: World, repository: string, text: string): void {
  const name = text.replaceAll(/[\p{Cc}\s~^:?*[\\]|\.\.|@\{|\/(?=[/.]|$)/gu, '-').slice(0, 100);
  const { status, stderr } = world.run(repository, 'git', ['switch', '-q', '-c', `x-${name}`]);
  if (status !== 0) throw new Error(stderr);
}

interface Hostile {
  readonly at: number;
  readonly text: string;
}

/** git takes angle brackets out of a name and an address itself. */
function commitAs(world: World, repository: string, { at, text }: Hostile): void {
  const when = new Date(Date.now() - (hostileMarkup.length - at) * 8 * HOUR_MS).toISOString();
  const file = `src/${fileName(at % 3 === 0 ? (hostileMarkup[at % 12] ?? '') : text)}`;
  world.write(join(repository, file), `${at}\n`.repeat((at % 40) + 1));
  world.git(repository, 'add', '-A');
  const isOwn = at % 2 === 0;
  const message = at % 4 === 0 ? `fix: ${text}\n\n${text}` : text;
  const env = {
    GIT_AUTHOR_DATE: when,
    GIT_COMMITTER_DATE: when,
    ...(isOwn ? {} : { GIT_AUTHOR_NAME: `x${text}`, GIT_AUTHOR_EMAIL: `${text}@example.org` }),
  };
  const { status, stderr } = world.run(repository, 'git', ['commit', '-q', '--cleanup=verbatim', '-m', message], env);
  if (status !== 0) throw new Error(stderr);
}

const fileName = (text: string): string =>
  `${prototypeNames[text.length % prototypeNames.length]}/${text.replaceAll(/[\0/]/g, '∕').slice(0, 60)}`;

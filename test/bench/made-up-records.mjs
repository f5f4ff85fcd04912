// Commit records of one made-up history, each by its number alone: the same for everybody, and none has to be kept. Files
// and people grow in number with it, as they do in a project that lasts: a state that grew with them would show.
import { createHash } from 'node:crypto';
import { createRandom } from '../support/random.mjs';

export const REPOSITORY = '0b5d4c1e-7f3a-5c2d-8e6f-1a2b3c4d5e6f';
export const MY_EMAIL = 'ada@example.org';

const START = Date.UTC(2005, 0, 1) / 1000;
const STEP_SECONDS = 600;
const FIRST_FILES = 400;
const COMMITS_PER_NEW_FILE = 8;
const COMMITS_PER_NEW_PERSON = 500;
const MY_SHARE = 0.2;
const TYPES = ['feat', 'fix', 'refactor', 'docs', 'test', 'chore', 'fix'];
const WORDS = 'header parser cache route token stream index buffer cursor query limit retry clock frame'.split(' ');

export function recordOf(n) {
  const draw = createRandom(n + 1);
  const at = instantOf(START + n * STEP_SECONDS);
  const person = personOf(draw, n);
  const files = Array.from({ length: sizeOf(draw) }, () => fileOf(draw, n));
  return {
    v: 1,
    recordedAt: at,
    repository: { id: REPOSITORY, name: 'made-up', path: '/home/ada/src/made-up' },
    hash: hashOf(n),
    parents: [hashOf(n - 1)],
    operation: null,
    author: person,
    authoredAt: at,
    authorUtcOffset: 60,
    committer: person,
    committedAt: at,
    committerUtcOffset: 60,
    message: messageOf(draw),
    files,
    insertions: sumOf(files, 'insertions'),
    deletions: sumOf(files, 'deletions'),
  };
}

function personOf(draw, n) {
  if (draw() < MY_SHARE) return { id: '0123456789abcdef', name: 'Ada', email: MY_EMAIL };
  const number = Math.floor(draw() ** 2 * (4 + n / COMMITS_PER_NEW_PERSON));
  return { id: hashOf(`person ${number}`).slice(0, 16) };
}

/** Most commits touch one to three files, a few touch many. */
function sizeOf(draw) {
  return draw() < 0.02 ? 10 + Math.floor(draw() * 30) : 1 + Math.floor(draw() * draw() * 4);
}

/** Cubed: a few files take most of the changes. */
function fileOf(draw, n) {
  const number = Math.floor(draw() ** 3 * (FIRST_FILES + n / COMMITS_PER_NEW_FILE));
  const folder = number % 5 === 0 ? 'test' : 'src';
  return {
    path: `${folder}/area${number % 20}/${WORDS[number % WORDS.length]}-${number}.ts`,
    status: 'M',
    insertions: 1 + Math.floor(draw() * 30),
    deletions: Math.floor(draw() * 10),
  };
}

function messageOf(draw) {
  const word = () => WORDS[Math.floor(draw() * WORDS.length)];
  return `${TYPES[Math.floor(draw() * TYPES.length)]}(${word()}): ${word()} the ${word()}\n\nThe ${word()} was not ready.\n`;
}

const hashOf = (key) => createHash('sha1').update(String(key)).digest('hex');
const instantOf = (seconds) => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
const sumOf = (files, field) => files.reduce((sum, file) => sum + file[field], 0);

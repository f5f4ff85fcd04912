// A made-up history, the same for the same seed: several authors, small and large changes, merges, renames, files that
// grow. Written through `git fast-import`. In: a path and how many commits. Out: a repository with a work tree.
import { spawn } from 'node:child_process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createRandom } from '../support/random.mjs';
import { exitOf } from './measure.mjs';

const AUTHORS = [
  'Ada <ada@example.org>',
  'Ada <ada@example.org>',
  'Ada <ada@example.org>',
  'Bo <bo@example.org>',
  'Cy <cy@example.org>',
];
const TYPES = ['feat', 'fix', 'refactor', 'docs', 'test', 'chore', 'fix'];
const WORDS = 'header parser cache route token stream index buffer cursor query limit retry clock frame guard'.split(
  ' ',
);
const FILES = 400;
const STEP_SECONDS = 5400;
/** The last commit's time where none is given: histories of the same seed are then equal, hash by hash. */
const END = 1_760_000_000;

export async function writeHistory({ path, commits, git, seed = 1, end = END }) {
  git('/', 'init', '-q', '-b', 'main', path);
  const child = spawn('git', ['fast-import', '--quiet'], { cwd: path, stdio: ['pipe', 'ignore', 'inherit'] });
  const [status] = await Promise.all([
    exitOf(child),
    pipeline(Readable.from(streamOf({ commits, seed, end })), child.stdin),
  ]);
  if (status !== 0) throw new Error(`git fast-import: exit ${status}`);
  git(path, 'reset', '-q', '--hard', 'main');
}

function* streamOf({ commits, seed, end }) {
  const draw = createRandom(seed);
  const files = new Map();
  for (let n = 1; n <= commits; n += 1) {
    const when = end - (commits - n) * STEP_SECONDS - Math.floor(draw() * 3600);
    yield Buffer.from(commitText({ n, when, draw, files }));
    if (n % 20 === 0) yield Buffer.from(branchText({ n, when, draw }));
  }
  yield Buffer.from('done\n');
}

function commitText({ n, when, draw, files }) {
  const changes = Array.from({ length: sizeOf(draw) }, () => changeText(draw, files));
  const header = headerText({ mark: n, when, draw, message: messageOf(draw) });
  return `${header}${n > 1 ? `from :${lastMark(n)}\n` : ''}${changes.join('')}\n`;
}

/** Every twentieth commit is followed by the merge of a branch that left ten commits before it and added one file. */
function branchText({ n, when, draw }) {
  const file = `M 100644 inline src/topics/topic-${n}.js\n${dataText(lineOf(draw))}`;
  const side = { mark: sideMark(n), ref: 'topic', when: when + 30, draw, message: messageOf(draw) };
  const merge = { mark: mergeMark(n), when: when + 60, draw, message: `Merge branch 'topic-${n}'` };
  return `${headerText(side)}from :${n - 10}\n${file}\n${headerText(merge)}from :${n}\nmerge :${sideMark(n)}\n${file}\n`;
}

function headerText({ mark, ref = 'main', when, draw, message }) {
  const author = AUTHORS[Math.floor(draw() * AUTHORS.length)];
  const stamp = `${author} ${when} +0100`;
  return `commit refs/heads/${ref}\nmark :${mark}\nauthor ${stamp}\ncommitter ${stamp}\n${dataText(message)}`;
}

const mergeMark = (n) => 1_000_000 + n;
const sideMark = (n) => 2_000_000 + n;
const lastMark = (n) => ((n - 1) % 20 === 0 ? mergeMark(n - 1) : n - 1);

/** Most commits touch one to three files, a few touch many. */
function sizeOf(draw) {
  return draw() < 0.02 ? 10 + Math.floor(draw() * 30) : 1 + Math.floor(draw() * draw() * 4);
}

function changeText(draw, files) {
  // Squared: a few files take most of the changes.
  const number = Math.floor(draw() ** 2 * FILES);
  const known = files.get(number);
  const now = known ?? { path: pathOf(number), lines: Array.from({ length: 40 + number }, () => lineOf(draw)) };
  const lines = editedLines(now.lines, draw);
  const renamed = draw() < 0.005 && known !== undefined;
  const path = renamed ? `src/moved/${Math.floor(draw() * 1e9).toString(36)}.js` : now.path;
  files.set(number, { path, lines });
  return `${renamed ? `R ${now.path} ${path}\n` : ''}M 100644 inline ${path}\n${dataText(lines.join('\n'))}`;
}

function editedLines(lines, draw) {
  const edited = [...lines];
  const at = Math.floor(draw() * edited.length);
  const removed = Math.floor(draw() * 6);
  const added = Array.from({ length: 1 + Math.floor(draw() * 8) }, () => lineOf(draw));
  edited.splice(at, removed, ...added);
  return edited.slice(0, 2000);
}

const pathOf = (number) => `src/area${number % 20}/${WORDS[number % WORDS.length]}-${number}.js`;
const lineOf = (draw) => `  const ${wordOf(draw)} = ${wordOf(draw)}(${Math.floor(draw() * 1e6)}, '${wordOf(draw)}');`;
const wordOf = (draw) => WORDS[Math.floor(draw() * WORDS.length)];
const messageOf = (draw) =>
  `${TYPES[Math.floor(draw() * TYPES.length)]}(${wordOf(draw)}): ${wordOf(draw)} the ${wordOf(draw)} of a ${wordOf(draw)}\n\nBecause the ${wordOf(draw)} was not ready.\n`;
const dataText = (text) => `data ${Buffer.byteLength(text)}\n${text}\n`;

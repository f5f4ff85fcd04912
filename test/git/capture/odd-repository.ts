// A repository with every odd kind of commit that git can hold. Everything has fixed dates: hashes never change.
import { chmodSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from '../../support/world.js';
import { gitBytes } from './parts.js';

const DATE = '1700000000 +0100';
const WHO = `Ada Lovelace <ada@example.org> ${DATE}`;
const LATIN = Buffer.from('caf\xe9', 'latin1');

export interface OddRepository {
  readonly path: string;
  /** Hash by the name of the oddity, oldest first. */
  readonly commits: Readonly<Record<string, string>>;
}

export function buildOddRepository(world: World, name: string, ...initArgs: readonly string[]): OddRepository {
  const path = world.repository(name, ...initArgs);
  const commits: Record<string, string> = {};
  const keep = (oddity: string, hash: string): void => void (commits[oddity] = hash);
  const commit = (oddity: string, message = oddity): void => {
    gitBytes(world, path, ['add', '-A']);
    keep(oddity, world.commit(path, message, {}, DATE));
  };
  const literal = (oddity: string, text: string | Buffer): void =>
    keep(oddity, gitBytes(world, path, ['hash-object', '-t', 'commit', '-w', '--literally', '--stdin'], text).trim());

  buildFileOddities(world, path, commit);
  buildSubmodule(world, path, keep);
  buildMerges(world, path, keep);
  buildMessages(commit);
  const tree = world.git(path, 'rev-parse', 'HEAD^{tree}');
  const parent = world.git(path, 'rev-parse', 'HEAD');
  const head = (author: string, committer = WHO) =>
    `tree ${tree}\nparent ${parent}\nauthor ${author}\ncommitter ${committer}\n`;
  buildEncodings(head, literal);
  buildDates(head, literal);
  return { path, commits };
}

type Commit = (oddity: string, message?: string) => void;
type Keep = (oddity: string, hash: string) => void;

function buildFileOddities(world: World, path: string, commit: Commit): void {
  const at = (name: string) => join(path, name);
  const lines = (count: number) => Array.from({ length: count }, (_, index) => `line ${index}\n`).join('');
  world.write(at('a.txt'), lines(40));
  world.write(at('script.sh'), '#!/bin/sh\n');
  world.write(at('gone.txt'), 'gone\n');
  world.write(at('copy-me.txt'), lines(30));
  commit('root', 'root: the first');
  world.write(at('image.bin'), Buffer.from([0, 1, 2, 3, 0, 255]));
  world.write(at('a.txt'), `${lines(41)}no newline at the end`);
  commit('binary');
  world.write(at('image.bin'), Buffer.from([0, 9, 9, 9]));
  commit('binary change');
  chmodSync(at('script.sh'), 0o755);
  commit('mode only');
  renameSync(at('a.txt'), at('b.txt'));
  commit('rename');
  renameSync(at('b.txt'), at('c.txt'));
  world.write(at('c.txt'), `${lines(41)}changed\n`);
  commit('rename with edit');
  world.write(at('copy.txt'), lines(30));
  commit('copy');
  rmSync(at('gone.txt'));
  symlinkSync('c.txt', at('gone.txt'));
  commit('type change');
  rmSync(at('gone.txt'));
  commit('deletion');
  for (const name of [
    'tab\there',
    'new\nline',
    '"quoted"',
    'back\\slash',
    '-rf',
    ' space ',
    'ünï',
    '1\t2\tthree',
    ':colon',
    '>mark',
  ]) {
    world.write(at(name), `${name}\n`);
  }
  writeFileSync(Buffer.concat([Buffer.from(`${path}/`), LATIN]), 'invalid UTF-8\n');
  world.write(at(`${'d/'.repeat(200)}deep`), 'deep\n');
  commit('odd names');
  renameSync(
    Buffer.concat([Buffer.from(`${path}/`), LATIN]),
    Buffer.concat([Buffer.from(`${path}/`), LATIN, Buffer.from('2')]),
  );
  commit('odd rename');
}

function buildSubmodule(world: World, path: string, keep: Keep): void {
  const [blobless, other] = ['1', '2'].map((digit) => digit.repeat(world.git(path, 'rev-parse', 'HEAD').length));
  gitBytes(world, path, ['update-index', '--add', '--cacheinfo', `160000,${blobless},sub`]);
  keep('submodule', world.commit(path, 'submodule', {}, DATE));
  gitBytes(world, path, ['update-index', '--cacheinfo', `160000,${other},sub`]);
  keep('submodule change', world.commit(path, 'submodule change', {}, DATE));
}

function buildMerges(world: World, path: string, keep: Keep): void {
  const head = () => world.git(path, 'rev-parse', 'HEAD');
  const base = head();
  for (const branch of ['x', 'y', 'z']) {
    world.git(path, 'checkout', '-q', '-b', branch, base);
    world.commit(path, `side ${branch}`, { [`${branch}.txt`]: `${branch}\n`, [`${branch}2.txt`]: `${branch}\n` }, DATE);
  }
  world.git(path, 'checkout', '-q', 'main');
  keep('before merge', world.commit(path, 'before merge', { 'main.txt': 'main\n' }, DATE));
  const merge = (...args: readonly string[]): void => {
    const env = { GIT_AUTHOR_DATE: DATE, GIT_COMMITTER_DATE: DATE };
    const { status, stderr } = world.run(path, 'git', ['merge', '-q', '--no-ff', ...args], env);
    if (status !== 0) throw new Error(stderr);
  };
  merge('-m', 'merge x', 'x');
  keep('merge', head());
  merge('-m', 'octopus', 'y', 'z');
  keep('octopus', head());
  world.git(path, 'checkout', '-q', '-b', 'w', base);
  world.commit(path, 'side w', { 'w.txt': 'w\n' }, DATE);
  world.git(path, 'checkout', '-q', 'main');
  merge('-s', 'ours', '-m', 'nothing merged', 'w');
  keep('empty merge', head());
}

function buildMessages(commit: Commit): void {
  commit('empty', 'an empty commit');
  commit('empty message', '');
  commit('unicode', 'e\u0301 \u2028 \u202e \u{1f4a9} \ufffd');
}

type Head = (author: string, committer?: string) => string;
type Literal = (oddity: string, text: string | Buffer) => void;

function buildEncodings(head: Head, literal: Literal): void {
  const latin1 = (text: string) => Buffer.from(text, 'latin1');
  literal('latin-1 with header', latin1(`${head(WHO.replace('Ada', 'Ad\xe9'))}encoding ISO-8859-1\n\ncaf\xe9\n`));
  literal('latin-1 without header', latin1(`${head(WHO)}\ncaf\xe9 au lait\n\nbody \xff\n`));
  literal('unknown encoding', latin1(`${head(WHO)}encoding klingon-7\n\ncaf\xe9\n`));
  literal('long', `${head(WHO)}\nsubject\n\n${'word '.repeat(230_000)}`);
  literal('line ends', `${head(WHO)}\nsubject\r\n\r\nbody\r\n`);
  literal('NUL in message', `${head(WHO)}\nbefore\0after\n`);
  literal(
    'signed',
    `${head(WHO)}gpgsig -----BEGIN PGP SIGNATURE-----\n \n not a signature\n -----END PGP SIGNATURE-----\n\nsigned\n`,
  );
  literal('no message', `${head(WHO)}\n`);
}

function buildDates(head: Head, literal: Literal): void {
  const dates = [
    '0 +0000',
    '4294967295 +1400',
    '1700000000 -1200',
    '1700000000 -0000',
    '253402300799 +0000',
    '253402300800 +0000',
    '9223372036854775807 +0000',
    '12345678901234567890 +0000',
    '1700000000 +9999',
    '1700000000 +051800',
    '-5 +0000',
    '',
    '1700000000',
    '1700000000 foo',
  ]; // prettier-ignore
  for (const date of dates)
    literal(`date ${date}`, `${head(`Ada <ada@example.org> ${date}`, `Bob <bob@example.org> ${date}`)}\nodd date\n`);
  literal('no name', `${head(` <> ${DATE}`)}\nno name\n`);
  literal('no address', `${head(`Ada ${DATE}`)}\nno address\n`);
}

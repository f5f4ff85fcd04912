import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const projectRoot = join(import.meta.dirname, '../..');

/** One fault a line: what the linter must find, and the code. */
const faults: readonly (readonly [rule: string, code: string])[] = [
  ['no-floating-promises', 'export function a(): void { load(); }'],
  ['no-floating-promises', 'export function b(): void { void load().then(() => { load(); }); }'],
  [
    'no-misused-promises',
    'export function c(run: (work: () => void) => void): void { run(async () => { await load(); }); }',
  ],
  ['no-misused-promises', 'export function d(): number { return load() ? 1 : 2; }'],
  ['await-thenable', 'export async function e(five: number): Promise<void> { await five; }'],
  ['return-await', 'export async function f(): Promise<number> { try { return load(); } catch { return 2; } }'],
  ['prefer-promise-reject-errors', "export function g(): Promise<never> { return Promise.reject('text'); }"],
  ['only-throw-error', "export function h(): void { throw 'text'; }"],
  ['no-unused-expressions', 'export function i(): void { false; }'],
  ['no-explicit-any', 'export function j(value: any): void { void value; }'],
  ['no-non-null-assertion', 'export function k(value: string | undefined): string { return value!; }'],
  ['switch-exhaustiveness-check', "export function l(s: 'a' | 'b'): void { switch (s) { case 'a': return; } }"],
  ['no-empty', 'export function m(): void { try { n(); } catch {} }'],
  ['eqeqeq', 'export function n(value = 1): boolean { return value == 2; }'],
];

describe('the linter, set up as for the sources', () => {
  let folder: string;
  let found: readonly string[];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'craftnudge-lint-'));
    const compilerOptions = {
      strict: true,
      target: 'ES2023',
      module: 'NodeNext',
      noEmit: true,
      types: [],
      lib: ['ES2023'],
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
    const head = 'async function load(): Promise<number> { return await Promise.resolve(1); }';
    writeFileSync(join(folder, 'faults.ts'), [head, ...faults.map(([, code]) => code), ''].join('\n'));
    const oxlint = join(projectRoot, 'node_modules/oxlint/bin/oxlint');
    const words = [oxlint, '--type-aware', '--format=unix', '-c', join(projectRoot, '.oxlintrc.json'), folder];
    found = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' }).stdout.split('\n');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(faults.map(([rule, code], index) => ({ rule, code, line: index + 2 })))('finds $rule in: $code', ({
    rule,
    line,
  }) => {
    expect(found.filter((message) => message.includes(`faults.ts:${line}:`)).join('\n')).toContain(`(${rule})`);
  });
});

describe('our own hooks', () => {
  const hook = (name: string): string => join(projectRoot, '.husky', name);

  test.each(['pre-commit', 'commit-msg', 'pre-push'])('%s is understood by sh', (name) => {
    expect(spawnSync('sh', ['-n', hook(name)]).status).toBe(0);
  });

  test.each([
    ['feat(store): heal a torn tail', 0],
    ['fix!: one record a hash', 0],
    ["Merge branch 'next'", 0],
    ['fixup! fix: one record a hash', 0],
    ['Heal a torn tail', 1],
    ['feat (store): heal', 1],
    ['feat(store):', 1],
    ['', 1],
  ])('the subject %j ends with %i', (subject, status) => {
    const folder = mkdtempSync(join(tmpdir(), 'craftnudge-subject-'));
    writeFileSync(join(folder, 'message'), `${subject}\n\nbody\n`);
    expect(spawnSync('sh', ['-e', hook('commit-msg'), join(folder, 'message')]).status).toBe(status);
    rmSync(folder, { recursive: true });
  });
});

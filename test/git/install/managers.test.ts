import { expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hookNames } from '../../../src/install/hook-names.js';
import { managers } from '../../../src/install/managers/index.js';
import { renderHook } from '../../../src/install/render-hook.js';
import { HOOK_NAMES } from '../../../src/recorder/spool-line.js';
import { projectRoot } from '../../support/world.js';

it('the registry of hook managers equals its folder, in alphabetical order', () => {
  const files = readdirSync(join(projectRoot, 'src/install/managers')).filter((name) => name !== 'index.ts');
  expect(managers.map(({ name }) => `${name}.ts`)).toEqual(files.sort());
});

it('the hooks that are installed are those that the recorder knows, and those in hooks/', () => {
  const files = readdirSync(join(projectRoot, 'hooks')).filter((name) => name.startsWith('post-'));
  expect([...hookNames]).toEqual(files.sort());
  expect([...hookNames]).toEqual([...HOOK_NAMES]);
});

it('a hook that asks for a value that nobody provides is not rendered', () => {
  const values = { data: '/d', recorder: '/r', nodes: [], setsid: '' };
  expect(() => renderHook('post-commit', values, () => 'echo @unknown@\n')).toThrow('asks for @unknown@');
});

it('a rendered hook keeps nothing that a shell would parse in vain', () => {
  const values = { data: '/d', recorder: '/r', nodes: ['/n'], setsid: '' };
  const text = renderHook('post-commit', values, (name) => readFileSync(join(projectRoot, 'hooks', name), 'utf8'));
  const [, ...lines] = text.trimEnd().split('\n');
  expect(lines.filter((line) => line === '' || line.startsWith('#') || line.startsWith(' '))).toEqual([]);
});

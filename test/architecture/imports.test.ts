import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { checkImports, findCircles } from './check-imports.js';
import { layers } from './layers.js';
import { loadedWith, readTree, sourceRoot } from './source-tree.js';

const tree = readTree(sourceRoot);

describe('the sources', () => {
  test('import only what the table allows', () => {
    expect(checkImports(tree, layers)).toEqual([]);
  });

  test('have no circles', () => {
    expect(findCircles(tree)).toEqual([]);
  });

  test('have a row in the table for every folder, and the table has no row without one', () => {
    const folders = readdirSync(sourceRoot);
    expect(Object.keys(layers).sort()).toEqual(folders.sort());
  });

  test('use every package that the table gives them', () => {
    const given = Object.values(layers).flatMap(({ packages }) => packages);
    const named = (name: string): boolean => tree.some(({ text }) => new RegExp(`['"\`]${name}[/'"\`]`).test(text));
    expect(given.filter((name) => !named(name))).toEqual([]);
  });
});

describe('what starts with every commit', () => {
  const packagesOf = (entry: string): readonly string[] => {
    const targets = loadedWith(entry, tree).flatMap(({ imports }) =>
      imports.filter((one) => !one.lazy && !one.typeOnly),
    );
    return [...new Set(targets.map(({ target }) => target).filter((target) => !target.startsWith('.')))].sort();
  };

  test('reads the compiled settings with nothing but node:fs and node:path', () => {
    expect(packagesOf('config/load-compiled.ts')).toEqual(['node:fs', 'node:path']);
  });

  test('loads no parser, no schema library, no command line and no notifier', () => {
    const loaded = packagesOf('recorder/main.ts');
    expect(loaded.length).toBeGreaterThan(0);
    for (const heavy of ['commander', 'cosmiconfig', 'node-notifier', 'picocolors', 'valibot'])
      expect(loaded).not.toContain(heavy);
  });

  test('a command is loaded only when it is called', () => {
    const loaded = loadedWith('cli/main.ts', tree).map(({ path }) => path);
    const allowed = /^(cli\/(main|context|command|version)\.ts|cli\/commands\/.*|domain\/.*)$/;
    expect(loaded.filter((path) => !allowed.test(path))).toEqual([]);
  });
});

describe('the check', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'craftnudge-tree-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));
  const plant = (path: string, text: string): readonly string[] => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    return checkImports(readTree(root), layers);
  };

  test.each([
    ['analytics/a.ts', "import { readFileSync } from 'node:fs';", 'analytics may not use node:fs'],
    ['analytics/a.ts', "import { load } from '../config/load.js';", 'analytics may import only types of config'],
    ['analytics/a.ts', "import { type Load } from '../config/load.js';", 'analytics may import only types of config'],
    ['analytics/deep/a.ts', "export * from '../../store/log.js';", 'analytics may not import store'],
    ['report/a.ts', "import os from 'node:os';", 'report may not use node:os'],
    ['report/a.ts', "import pc from 'picocolors';", 'picocolors is imported by cli only, not by report'],
    ['domain/a.ts', "import type { X } from '../store/x.js';", 'domain may not import store'],
    ['store/a.ts', "const git = await import('simple-git');", 'simple-git is imported by capture only, not by store'],
    ['store/a.ts', "const git = require('simple-git/x');", 'simple-git is imported by capture only, not by store'],
    ['notify/a.ts', "import '../cli/main.js';", 'notify may not import cli'],
    ['notify/a.ts', "import {\n  a,\n  b,\n} from\n  '../install/x.js';", 'notify may not import install'],
    ['config/a.ts', "import fs from 'fs';", 'write node:fs'],
    ['config/a.ts', "import left from 'left-pad';", 'left-pad has no owner in the table'],
    ['config/a.ts', "import x from '@scope/name/deep';", '@scope/name has no owner in the table'],
    ['config/a.ts', "import x from '../../test/x.js';", '../../test/x.js is outside of src'],
    ['helpers/a.ts', '', 'helpers has no row in the table'],
  ])('finds in %s: %s', (path, text, fault) => {
    expect(plant(path, text)).toEqual([`${path}: ${fault}`]);
  });

  test.each([
    ['analytics/a.ts', "import type { Settings } from '../config/settings.js';"],
    [
      'analytics/a.ts',
      "// import fs from 'node:fs';\n/* import '../cli/x.js' */\nconst a = 'import fs from \"node:fs\"';",
    ],
    ['cli/a.ts', "import { Command } from 'commander';\nimport { b } from '../store/b.js';"],
  ])('leaves alone in %s: %s', (path, text) => {
    expect(plant(path, text)).toEqual([]);
  });

  test('finds a circle, and none that types alone make', () => {
    plant('domain/a.ts', "import { b } from './b.js';");
    plant('domain/b.ts', "import type { a } from './a.js';");
    expect(findCircles(readTree(root))).toEqual([]);
    plant('domain/b.ts', "import { a } from './a.js';");
    expect(findCircles(readTree(root))).toEqual(['domain/a.ts → domain/b.ts → domain/a.ts']);
  });
});

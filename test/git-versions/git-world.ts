// A world whose only git is the one that npm run test:git-versions names: everything else that the system has is there.
import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createWorld, type World } from '../support/world.js';

export interface GitWorld extends World {
  /** Plainly by PATH, as everybody runs it; throws where git fails. */
  plainGit(cwd: string, ...args: readonly string[]): string;
}

export function createGitWorld(): GitWorld {
  const plain = createWorld();
  const world = createWorld({ PATH: join(plain.root, 'bin') });
  mkdirSync(join(plain.root, 'bin'));
  const names = new Set(['/usr/bin', '/bin'].flatMap((folder) => readdirSync(folder)));
  for (const name of names) {
    const path = ['/usr/bin', '/bin'].map((folder) => join(folder, name)).find((each) => existsSync(each));
    if (path !== undefined && !name.startsWith('git')) symlinkSync(path, join(plain.root, 'bin', name));
  }
  symlinkSync(process.env['CRAFTNUDGE_GIT'] ?? '', join(plain.root, 'bin/git'));
  return {
    ...world,
    plainGit: (cwd, ...args) => {
      const { status, stdout, stderr } = world.run(cwd, 'git', args);
      if (status !== 0) throw new Error(`git ${args.join(' ')} failed: ${stderr}`);
      return stdout.trim();
    },
    remove: () => {
      world.remove();
      plain.remove();
    },
  };
}

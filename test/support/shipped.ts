// What the package ships, where every user can read it: a clone may lie in a directory of somebody's own.
import { chmodSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot, type World } from './world.js';

const SHIPPED = ['dist', 'hooks', 'templates', 'package.json'];

/** Copies it into the world and opens the world to others; returns its root. */
export function copyShipped(world: World): string {
  const root = join(world.root, 'package');
  for (const name of SHIPPED) cpSync(join(projectRoot, name), join(root, name), { recursive: true });
  chmodSync(world.root, 0o755);
  return root;
}

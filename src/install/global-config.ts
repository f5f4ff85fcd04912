// The person's own configuration file of git.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** As git chooses the file for --global. */
export function globalConfigPath(env: NodeJS.ProcessEnv): string {
  const home = env['HOME'] ?? env['USERPROFILE'] ?? '';
  const chosen = env['GIT_CONFIG_GLOBAL'];
  if (chosen !== undefined && chosen !== '') return chosen;
  const usual = join(home, '.gitconfig');
  const xdg = join(env['XDG_CONFIG_HOME'] || join(home, '.config'), 'git', 'config');
  return !existsSync(usual) && existsSync(xdg) ? xdg : usual;
}

// Row 9: the most memory that node held in row 8's runs (VmHWM), and what simple-git's log() takes for the same history.
import { join } from 'node:path';
import { createBenchWorld } from '../bench-world.mjs';
import { readFullHistory } from '../history-runs.mjs';
import { overRounds } from '../measure.mjs';
import { atMost, noBar, notMeasured, result } from '../result.mjs';
import { watchCommand } from '../watch-command.mjs';

const SIMPLE_GIT = `const { simpleGit } = require(process.argv[1]); simpleGit().log(['--numstat']).then(({ total }) => console.log(total));`;

export const row = {
  number: 9,
  title: 'memory of node during track --all',
  async measure(bench) {
    const results = [];
    for (const history of await bench.histories.list()) {
      const rounds = await readFullHistory(bench, history);
      const peak = overRounds(rounds, ({ track }) => track.peakMb).median;
      results.push(
        result({
          what: `${history.name}, ${history.commits.toLocaleString('en')} commits`,
          bar: atMost(100, ' MB'),
          measured: peak,
        }),
      );
      results.push(await measureSimpleGit(bench, history));
    }
    return results;
  },
};

async function measureSimpleGit({ peers }, { path }) {
  const { path: folder, reason } = peers.folderOf('simple-git');
  if (reason !== undefined) return notMeasured("simple-git's log()", noBar(), reason);
  const world = createBenchWorld();
  try {
    const script = [process.execPath, '-e', SIMPLE_GIT, join(folder, 'node_modules/simple-git')];
    const { peakMb } = await watchCommand(script, { cwd: path, env: world.env });
    return result({
      what: "simple-git's log()",
      bar: noBar(' MB'),
      measured: peakMb,
      note: 'keeps it in memory, writes nothing',
    });
  } finally {
    world.remove();
  }
}

// Row 14: how long a new user waits, from install-hooks to the first thing it would have said about their own past.
import { readAtInstall } from '../history-runs.mjs';
import { overRounds } from '../measure.mjs';
import { atMost, notMeasured, result } from '../result.mjs';

const SECONDS = { express: 15, git: 60 };

export const row = {
  number: 14,
  title: 'install to the first insight',
  async measure(bench) {
    const results = [];
    for (const history of await bench.histories.list())
      results.push(judge(history, await readAtInstall(bench, history)));
    return results;
  },
};

function judge({ name, commits }, rounds) {
  const what = `${name}, ${commits.toLocaleString('en')} commits`;
  const bar = atMost(SECONDS[name] ?? 60, ' s');
  if (rounds.some(({ install }) => install.marksMs.insight === undefined)) {
    return notMeasured(what, bar, 'install-hooks printed no insight');
  }
  const insight = overRounds(rounds, ({ install }) => install.marksMs.insight / 1000).median;
  const whole = overRounds(rounds, ({ install }) => install.wallMs / 1000).median;
  return result({ what, bar, measured: insight, note: `the whole install takes ${whole.toFixed(1)} s` });
}

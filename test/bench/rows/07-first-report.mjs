// Row 7: the first useful report at install comes from a pass over names alone, long before the lines are counted.
import { readAtInstall } from '../history-runs.mjs';
import { overRounds } from '../measure.mjs';
import { atMost, notMeasured, result } from '../result.mjs';

const BAR = atMost(1);

export const row = {
  number: 7,
  title: 'first report at install, against node start + 3 × git log --raw',
  async measure(bench) {
    const results = [];
    for (const history of await bench.histories.list())
      results.push(judge(history, await readAtInstall(bench, history)));
    return results;
  },
};

function judge({ name, commits }, rounds) {
  const what = `${name}, ${commits.toLocaleString('en')} commits`;
  if (rounds.some(({ install }) => install.marksMs.report === undefined)) {
    return notMeasured(what, BAR, 'install-hooks printed no report');
  }
  const ratio = overRounds(rounds, ({ node, log, install }) => install.marksMs.report / (node.wallMs + 3 * log.wallMs));
  const report = overRounds(rounds, ({ install }) => install.marksMs.report).median;
  const log = overRounds(rounds, (round) => round.log.wallMs).median;
  return result({
    what,
    bar: BAR,
    measured: ratio.median,
    note: `after ${report.toFixed(0)} ms; git alone ${log.toFixed(0)} ms`,
  });
}

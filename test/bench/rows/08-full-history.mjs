// Row 8: the whole history with line counts, masked, checked and fsynced, against git that throws the same text away.
import { LONG_HISTORY, TWO_GITS_ABOVE } from '../histories.mjs';
import { readFullHistory } from '../history-runs.mjs';
import { overRounds } from '../measure.mjs';
import { atMost, result } from '../result.mjs';

export const row = {
  number: 8,
  title: 'track --all, against git log --numstat in the same order',
  async measure(bench) {
    const results = [];
    for (const history of await bench.histories.list())
      results.push(judge(history, await readFullHistory(bench, history)));
    return results;
  },
};

function judge({ name, commits }, rounds) {
  const ratio = overRounds(rounds, ({ track, log }) => track.wallMs / log.wallMs);
  const seconds = (key) => (overRounds(rounds, (round) => round[key].wallMs).median / 1000).toFixed(2);
  const isLong = commits > LONG_HISTORY;
  const gits = commits > TWO_GITS_ABOVE ? 'two gits' : 'one git';
  const note = `${seconds('track')} s against ${seconds('log')} s, ${gits}, ${rounds.length} rounds`;
  return result({
    what: `${name}, ${commits.toLocaleString('en')} commits`,
    bar: atMost(isLong ? 0.85 : 1.15),
    measured: ratio.median,
    note,
  });
}

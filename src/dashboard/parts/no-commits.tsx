// A window without commits: the filters are the first thing to look at, then whether the past is recorded at all.
import { Empty } from './empty.js';

export function NoCommits() {
  return (
    <Empty
      why="No commit here: choose a longer window, or everyone."
      command="craftnudge track --all"
      does="records what is there already"
    />
  );
}

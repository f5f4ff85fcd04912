// Key figures in a row: a name, a number, what it rests on.
import { Tip } from './tip.js';

export interface StatData {
  readonly name: string;
  readonly figure: string;
  /** n, window or what it is compared with. */
  readonly remark: string;
  /** What the name means, where that is not plain. */
  readonly says?: string;
}

export function Stats({ stats }: { readonly stats: readonly StatData[] }) {
  return (
    <dl class="key">
      {stats.map((stat) => (
        <Stat key={stat.name} {...stat} />
      ))}
    </dl>
  );
}

function Stat({ name, figure, remark, says }: StatData) {
  return (
    <div>
      <dt>{says === undefined ? name : <Tip says={says}>{name}</Tip>}</dt>
      <dd class="figure">{figure}</dd>
      <dd>{remark}</dd>
    </div>
  );
}

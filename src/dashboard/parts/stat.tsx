// Key figures in a row: a name, a number, what it rests on.
export interface StatData {
  readonly name: string;
  readonly figure: string;
  /** n, window or what it is compared with. */
  readonly remark: string;
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

function Stat({ name, figure, remark }: StatData) {
  return (
    <div>
      <dt>{name}</dt>
      <dd class="figure">{figure}</dd>
      <dd>{remark}</dd>
    </div>
  );
}

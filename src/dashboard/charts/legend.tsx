// The shades of a heat map in numbers.
import type { LevelScale } from '../../report/html/charts/shade-level.js';

interface LegendProps {
  readonly scale: LevelScale;
  /** `commits a day`. */
  readonly what: string;
}

export function Legend({ scale, what }: LegendProps) {
  return (
    <ul class="legend">
      {scale.legend.map(({ level, counts }) => (
        <li key={level}>
          <svg viewBox="0 0 10 10" aria-hidden="true">
            <rect class={`s${level}`} width={10} height={10} rx={2} />
          </svg>
          {counts}
        </li>
      ))}
      <li>{what}</li>
    </ul>
  );
}

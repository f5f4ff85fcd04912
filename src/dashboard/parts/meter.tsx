// A share of a whole as a bar, with its number: `96 of 380`.
import { countText, percentText } from '../../report/figures.js';

interface MeterProps {
  readonly name: string;
  readonly part: number;
  readonly whole: number;
  readonly remark?: string;
}

export function Meter({ name, part, whole, remark = '' }: MeterProps) {
  const percent = whole === 0 ? 0 : (part / whole) * 100;
  const said = `${countText(part)} of ${countText(whole)}`;
  return (
    <div class="meter">
      <span class="name">{name}</span>
      <span class="figure">{percentText(part, whole)}</span>
      <span
        class="track"
        role="meter"
        aria-label={name}
        aria-valuenow={Math.round(percent)}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuetext={said}
      >
        <span style={{ width: `${percent}%` }} />
      </span>
      <span class="remark">{remark === '' ? said : `${said} · ${remark}`}</span>
    </div>
  );
}

// Counts as shades. The steps are quantiles of the counts that are there, and the legend names them in numbers, so a
// quiet month and a busy one both show their shape and neither pretends to be the other.

export interface ShadeScale {
  shadeOf(count: number): string;
  /** Each shade with the counts that it stands for, lightest first. */
  readonly legend: readonly { readonly shade: string; readonly counts: string }[];
}

const NOTHING = '·';
/** Which shades to use for 1, 2, 3 or 4 steps: the last is always full. */
const SHADES: readonly (readonly string[])[] = [[], ['█'], ['▒', '█'], ['░', '▒', '█'], ['░', '▒', '▓', '█']];

export function shadeScale(counts: readonly number[]): ShadeScale {
  const steps = stepsOf(counts.filter((count) => count > 0));
  const shades = SHADES[steps.length] ?? [];
  return {
    shadeOf: (count) => shades[steps.filter((step) => step <= count).length - 1] ?? NOTHING,
    legend: shades.map((shade, index) => ({ shade, counts: rangeText(steps[index] ?? 0, steps[index + 1]) })),
  };
}

/** The smallest count of each step: the least, then where the upper 60, 30 and 10 % begin. */
function stepsOf(counts: readonly number[]): readonly number[] {
  const ascending = [...counts].sort((a, b) => a - b);
  const starts = [0, 0.4, 0.7, 0.9].map((share) => ascending[Math.floor(share * ascending.length)]);
  return [...new Set(starts.filter((value) => value !== undefined))];
}

function rangeText(from: number, next: number | undefined): string {
  if (next === undefined) return `${from}+`;
  return next - 1 > from ? `${from}–${next - 1}` : `${from}`;
}

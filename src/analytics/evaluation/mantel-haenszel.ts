// How many times as often something happens when a sign is there, among commits alike but for the sign: strata are compared
// within themselves and then pooled (Mantel and Haenszel), so that a busy author or big commits do not make the ratio.

export interface Exposed {
  readonly stratum: string;
  readonly isExposed: boolean;
  readonly happened: boolean;
}

interface Cell {
  exposed: number;
  exposedHits: number;
  others: number;
  otherHits: number;
}

/** Null where no stratum has both sorts, or nothing happened without the sign. */
export function pooledRatio(cases: readonly Exposed[]): number | null {
  let [above, below] = [0, 0];
  for (const { exposed, exposedHits, others, otherHits } of cellsOf(cases)) {
    if (exposed === 0 || others === 0) continue;
    above += (exposedHits * others) / (exposed + others);
    below += (otherHits * exposed) / (exposed + others);
  }
  return below === 0 ? null : above / below;
}

function cellsOf(cases: readonly Exposed[]): Iterable<Cell> {
  const cells = new Map<string, Cell>();
  for (const { stratum, isExposed, happened } of cases) {
    const cell = cells.get(stratum) ?? { exposed: 0, exposedHits: 0, others: 0, otherHits: 0 };
    cells.set(stratum, cell);
    if (isExposed) cell.exposed += 1;
    else cell.others += 1;
    if (isExposed && happened) cell.exposedHits += 1;
    if (!isExposed && happened) cell.otherHits += 1;
  }
  return cells.values();
}

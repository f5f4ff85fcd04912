// Numbers as the memory keeps them: with three decimals, in memory as on disk, so that a snapshot loses nothing.

export function short(value: number): number {
  return Math.round(value * 1000) / 1000;
}

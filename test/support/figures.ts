// What a test of faults has counted, one line a test: the figures behind a guarantee.
export function tellFigures(what: string, figures: Readonly<Record<string, number>>): void {
  const counts = Object.entries(figures).map(([name, count]) => `${count.toLocaleString('en')} ${name}`);
  process.stdout.write(`      ${what}: ${counts.join(', ')}\n`);
}

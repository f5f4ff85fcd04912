// Puts the printed table into README.md, between its two marks: the last figures are those of a run, not of a memory.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const path = join(import.meta.dirname, 'README.md');
const FIGURES = /(<!-- figures -->\n)[\s\S]*(<!-- end -->)/;

export function writeFigures(table) {
  const text = readFileSync(path, 'utf8');
  if (!FIGURES.test(text)) throw new Error(`${path} has no marks for the figures`);
  const fence = `\`\`\`\n${table.trim()}\n\`\`\`\n`;
  writeFileSync(
    path,
    text.replace(FIGURES, (_, open, close) => `${open}${fence}${close}`),
  );
}

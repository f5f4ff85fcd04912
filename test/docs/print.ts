// Rewrites what is printed from the sources: the README's sections and `.craftnudgerc.example`. Run by `npm run docs`.
import { readFileSync, writeFileSync } from 'node:fs';
import { apiSections } from './api-table.js';
import { renderExample } from './example-file.js';
import { reprint } from './printed.js';
import { sections } from './sections.js';

function rewrite(path: string, text: string): void {
  const before = readFileSync(path, { encoding: 'utf8', flag: 'a+' });
  if (before !== text) writeFileSync(path, text);
  process.stdout.write(`${path}: ${before === text ? 'in step' : 'rewritten'}\n`);
}

rewrite('README.md', reprint(readFileSync('README.md', 'utf8'), sections));
rewrite('src/gateway/README.md', reprint(readFileSync('src/gateway/README.md', 'utf8'), apiSections));
rewrite('.craftnudgerc.example', renderExample());

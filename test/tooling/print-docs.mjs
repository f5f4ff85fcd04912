// Runs test/docs/print.ts, which rewrites what is printed from the sources.
import { join } from 'node:path';
import { importPrinter } from './bundle-printer.mjs';

process.chdir(join(import.meta.dirname, '../..'));
await importPrinter('print');

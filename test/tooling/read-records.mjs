// A history in record format, plain or gzipped: one commit record a line, oldest first.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export function readRecords(path) {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

// A stream of bytes as lines, of which only one is in memory: an export has any length, its source may be a pipe.

/** Longer than any record of ours; what has no newline for so long is none. */
const LONGEST_LINE = 1 << 26;

export async function* splitLines(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      yield Buffer.concat([...parts, chunk.subarray(start, end)]);
      parts = [];
      length = 0;
      start = end + 1;
    }
    // beyond that its check cannot be right: enough of it is kept to say so
    if (length < LONGEST_LINE) parts.push(chunk.subarray(start));
    length += chunk.length - start;
  }
  if (length > 0) yield Buffer.concat(parts);
}

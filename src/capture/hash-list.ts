// A long list of hashes stays what git printed, bytes with one hash a line: 100,000 of them take 4 MB.

export type Choice = (hashes: readonly string[]) => readonly string[];

/** Hashes that are text at the same time. */
const AT_ONCE = 5_000;

/** Those of `list` that `choose` returns, which is asked for a part at a time and keeps the order. */
export function chooseHashes(list: Buffer, choose: Choice): Buffer {
  const bytes = AT_ONCE * widthOf(list);
  const parts: Buffer[] = [];
  for (let start = 0; start < list.length; start += bytes) {
    const part = list.subarray(start, start + bytes);
    const hashes = splitHashes(part);
    const chosen = choose(hashes);
    parts.push(
      chosen.length === hashes.length ? part : Buffer.from(chosen.map((hash) => `${hash}\n`).join(''), 'latin1'),
    );
  }
  const isWhole = parts.reduce((sum, part) => sum + part.length, 0) === list.length;
  return isWhole ? list : Buffer.concat(parts); // a new history is not copied
}

/** How many hashes `list` has. */
export function countHashes(list: Buffer): number {
  return list.length === 0 ? 0 : list.length / widthOf(list);
}

/** Bytes of one line. */
function widthOf(list: Buffer): number {
  return list.indexOf(0x0a) + 1;
}

export function splitHashes(list: Buffer): readonly string[] {
  const text = list.toString('latin1').trimEnd();
  return text === '' ? [] : text.split('\n');
}

/** Enough chunks that two processes stay busy to the end, few enough that git's caches stay warm. */
const FEWEST_CHUNKS = 8;
/** A chunk's output waits in memory while the one before it is read: about 700 bytes a commit. */
const LARGEST_CHUNK = 5_000;

/** The list in contiguous chunks for `processes` readers; one reader gets it whole. */
export function cutHashes(list: Buffer, processes: number): readonly Buffer[] {
  const hashes = countHashes(list);
  if (hashes === 0) return [];
  const chunk = processes === 1 ? hashes : Math.min(LARGEST_CHUNK, Math.ceil(hashes / FEWEST_CHUNKS));
  const bytes = chunk * widthOf(list);
  return Array.from({ length: Math.ceil(list.length / bytes) }, (_, index) =>
    list.subarray(index * bytes, (index + 1) * bytes),
  );
}

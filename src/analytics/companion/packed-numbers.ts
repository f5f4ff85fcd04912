// Lists of whole numbers as short text: in base 36, fractions as thousandths (short.ts).

const PART = ',';

/** Empty lists at the end say nothing. */
export function packLists(lists: readonly (readonly number[])[]): string {
  const text = lists.map(pack).join(PART);
  let end = text.length;
  while (end > 0 && text[end - 1] === PART) end -= 1;
  return text.slice(0, end);
}

export function pack(values: readonly number[]): string {
  return values.map((value) => value.toString(36)).join(' ');
}

/** The lists as text, each for `unpack`. */
export function listsIn(text: string): readonly string[] {
  return text.split(PART);
}

export function unpack(text: string): readonly number[] {
  return text === '' ? [] : text.split(' ').map((part) => Number.parseInt(part, 36));
}

/** The first number of the first list, without unpacking more. */
export function firstIn(text: string): number {
  return Number.parseInt(text, 36);
}

export function thousandths(value: number): number {
  return Math.round(value * 1000);
}

export function groupsOf(values: readonly number[], size: number): readonly (readonly number[])[] {
  return Array.from({ length: values.length / size }, (_, index) => values.slice(index * size, (index + 1) * size));
}

// Texts beside and inside marks: nothing may run over an edge, and measuring each text would cost a layout of the page.
const PER_CHARACTER = 6.9;

/** Pixels that a text of 12 pixels takes, rather more than less. */
export const widthOf = (text: string): number => text.length * PER_CHARACTER;

/** `text`, or as much of its beginning as `room` pixels hold; '' where that would be a letter or two. */
export function fitted(text: string, room: number): string {
  if (widthOf(text) <= room) return text;
  const most = Math.floor(room / PER_CHARACTER) - 1;
  return most < 3 ? '' : `${text.slice(0, most)}…`;
}

/** `a/b/c.ts` is `c.ts`. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

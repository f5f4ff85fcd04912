// How many terminal cells a text takes, and cutting and padding by cells instead of characters.
// Code points are counted one by one, never fewer cells than a terminal draws: a joined emoji may get more room than
// it needs, but no line overflows.

const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;
const MARK = /^[\p{Mn}\p{Me}\u1160-\u11ff]$/u;
const EMOJI = /^\p{Emoji_Presentation}$/u;
/** Asks for the emoji form, two cells, of the character before it. */
const EMOJI_FORM = '\ufe0f';

/** First and last code points of blocks that are drawn two cells wide (East Asian Width W and F), ascending. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2329, 0x232a],
  [0x2630, 0x2637],
  [0x268a, 0x268f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18dff],
  [0x1aff0, 0x1b2ff],
  [0x1d300, 0x1d376],
  [0x1f200, 0x1f2ff],
  [0x1f300, 0x1faff],
  [0x20000, 0x3fffd],
];

/** Cells of `text`, which holds no control characters. */
export function widthOf(text: string): number {
  if (PRINTABLE_ASCII.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += cellsOf(character);
  return width;
}

/** `text` in at most `columns` cells; a cut shows as `…` at its end. */
export function clipEnd(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  return columns < 1 ? '' : `${headOf([...text], columns - 1)}…`;
}

/** `text` in at most `columns` cells; a cut shows as `…` at its start. For paths, whose end says most. */
export function clipStart(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  if (columns < 1) return '';
  const tail = headOf([...text].reverse(), columns - 1);
  return `…${[...tail].reverse().join('')}`;
}

/** `text` in pieces of at most `columns` cells. */
export function piecesOf(text: string, columns: number): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  let width = 0;
  for (const character of text) {
    const cells = cellsOf(character);
    if (piece !== '' && width + cells > columns) {
      pieces.push(piece);
      [piece, width] = ['', 0];
    }
    piece += character;
    width += cells;
  }
  return [...pieces, piece];
}

export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - widthOf(text)));
}

export function padStart(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - widthOf(text))) + text;
}

function headOf(characters: readonly string[], columns: number): string {
  let width = 0;
  const end = characters.findIndex((character) => {
    width += cellsOf(character);
    return width > columns;
  });
  return characters.slice(0, end < 0 ? characters.length : end).join('');
}

function cellsOf(character: string): number {
  if (character === EMOJI_FORM) return 1;
  if (MARK.test(character)) return 0;
  const code = character.codePointAt(0) ?? 0;
  return EMOJI.test(character) || isWide(code) ? 2 : 1;
}

function isWide(code: number): boolean {
  return WIDE.some(([first, last]) => code >= first && code <= last);
}

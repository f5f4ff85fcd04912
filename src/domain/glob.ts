// Whether a path or a subject fits a pattern with `*` (within a folder), `**` (across folders) and `?`. No regular
// expression of a person's is ever run: the pattern is walked as a set of places at once, in time pattern × text.

export type Glob = (text: string) => boolean;

export const LONGEST_PATTERN = 120;
/** Of a longer text the end counts. */
const LONGEST_TEXT = 4096;

type Token =
  | { readonly take: string }
  /** One character, not the separator. */
  | { readonly take: 'one' }
  /** `*`: any number of characters, not the separator. */
  | { readonly take: 'many' }
  /** `**`: any number of any characters. */
  | { readonly take: 'all' }
  /** The slash that ends the folders of `**` and a slash. */
  | { readonly take: 'folders' };

export interface GlobOptions {
  /** A subject has no folders: `*` takes anything, and case does not count. */
  readonly isText?: boolean;
}

/** A path pattern without a slash is held against the file's own name: `*.sql`. */
export function compileGlob(pattern: string, { isText = false }: GlobOptions = {}): Glob {
  const tokens = tokensOf(isText ? pattern.toLowerCase() : pattern, isText);
  const isName = !isText && !pattern.includes('/');
  return (text) => {
    const end = text.slice(-LONGEST_TEXT);
    if (isText) return fits(tokens, end.toLowerCase());
    return fits(tokens, isName ? end.slice(end.lastIndexOf('/') + 1) : end);
  };
}

function tokensOf(pattern: string, isText: boolean): readonly Token[] {
  const tokens: Token[] = [];
  for (let rest = pattern.slice(0, LONGEST_PATTERN).replaceAll(/\*{3,}/g, '**'); rest !== ''; ) {
    const [token, length] = firstToken(rest, isText);
    tokens.push(token);
    rest = rest.slice(length);
  }
  return tokens;
}

function firstToken(rest: string, isText: boolean): readonly [Token, number] {
  if (rest.startsWith('**/') && !isText) return [{ take: 'folders' }, 3];
  if (rest.startsWith('**')) return [{ take: 'all' }, 2];
  if (rest.startsWith('*')) return [{ take: isText ? 'all' : 'many' }, 1];
  if (rest.startsWith('?')) return [{ take: 'one' }, 1];
  const character = String.fromCodePoint(rest.codePointAt(0) ?? 0);
  return [{ take: character }, character.length];
}

/** Places that can be reached: an even number is before a token, the odd one after it inside the folders of that token. */
type Places = Uint8Array;

function fits(tokens: readonly Token[], text: string): boolean {
  let places: Places = new Uint8Array(2 * tokens.length + 2);
  let next: Places = new Uint8Array(places.length);
  places[0] = 1;
  skip(places, tokens);
  for (const character of text) {
    next.fill(0);
    for (let place = 0; place < places.length; place += 1)
      if (places[place] === 1) step({ place, next }, tokens, character);
    skip(next, tokens);
    [places, next] = [next, places];
  }
  return places[2 * tokens.length] === 1;
}

interface Step {
  readonly place: number;
  readonly next: Places;
}

function step({ place, next }: Step, tokens: readonly Token[], character: string): void {
  const here = place - (place % 2);
  const take = tokens[here / 2]?.take;
  const stays = take === 'all' || (take === 'many' && character !== '/');
  const passes =
    take === character || (take === 'one' && character !== '/') || (take === 'folders' && character === '/');
  if (stays) next[here] = 1;
  if (passes) next[here + 2] = 1;
  if (take === 'folders') next[here + 1] = 1;
}

/** What takes nothing may be passed over; folders that were begun must end with their slash. */
function skip(places: Places, tokens: readonly Token[]): void {
  for (const [index, { take }] of tokens.entries()) {
    const isOptional = take === 'all' || take === 'many' || take === 'folders';
    if (isOptional && places[2 * index] === 1) places[2 * index + 2] = 1;
  }
}

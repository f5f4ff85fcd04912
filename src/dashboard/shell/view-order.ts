// The views as the navigation shows them, each with the letter that leads to it.
import { type Group, groups, type View } from '../define-view.js';

export interface Entry {
  readonly view: View;
  /** Behind `g`. */
  readonly letter: string;
}

/** By group; in a group the page's root first, then by title. */
export function entriesOf(views: readonly View[]): readonly Entry[] {
  const ordered = groups.flatMap((group) => viewsIn(group, views));
  const taken = new Set<string>();
  return ordered.map((view) => {
    const letter = [...view.title.toLowerCase()].find((one) => /[a-z]/.test(one) && !taken.has(one)) ?? '';
    taken.add(letter);
    return { view, letter };
  });
}

function viewsIn(group: Group, views: readonly View[]): readonly View[] {
  const rank = ({ path, title }: View): string => (path === '/' ? '' : title);
  return views.filter((view) => view.group === group).sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

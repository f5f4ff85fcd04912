// From page to page of a list, newest first. The place is in the address, so that going back is the browser's own way back.
import { useParameter } from '../shell/location.js';

/** The name of the parameter; a filter of a view's own takes it out. */
export const PAGE = 'page';

interface PagesProps {
  /** What it is a list of: `nudges`. */
  readonly of: string;
  /** The cursor of the older ones; null on the last page. */
  readonly next: string | null;
}

export function Pages({ of, next }: PagesProps) {
  const [cursor, setCursor] = useParameter(PAGE);
  if (cursor === '' && next === null) return null;
  const go = (to: string): void => {
    setCursor(to);
    document.getElementById('main')?.focus({ preventScroll: true });
    scrollTo(0, 0);
  };
  return (
    <nav class="actions" aria-label={`Pages of ${of}`}>
      {cursor !== '' && <button onClick={() => go('')}>Newest {of}</button>}
      {next !== null && <button onClick={() => go(next)}>Older {of}</button>}
    </nav>
  );
}

// A narrow screen's two doors, where the thumb is: the views, and the filters.
import { authors, filtersIn, windows } from './filters.js';
import { usePlace } from './location.js';

export type Sheet = 'filters' | 'none' | 'views';

interface BottomBarProps {
  readonly title: string;
  readonly sheet: Sheet;
  readonly onSheet: (sheet: Sheet) => void;
}

export function BottomBar({ title, sheet, onSheet }: BottomBarProps) {
  const { repository, window, author } = filtersIn(usePlace().query);
  const said = [
    repository === '' ? 'All' : repository,
    windows.find(({ name }) => name === window)?.short,
    authors.find(({ name }) => name === author)?.text,
  ];
  const door = (name: 'filters' | 'views', text: string) => (
    <button aria-expanded={sheet === name} aria-controls={name} onClick={() => onSheet(sheet === name ? 'none' : name)}>
      <small>{name === 'views' ? 'View' : 'Filters'}</small>
      {text}
    </button>
  );
  return (
    <nav class="bottom" aria-label="View and filters">
      {door('views', title)}
      {door('filters', said.join(' · '))}
    </nav>
  );
}

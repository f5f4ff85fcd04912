// The views by group; on a narrow screen a sheet above the bar at the bottom.
import { groups } from '../define-view.js';
import { Link } from './link.js';
import { addressWith, usePlace } from './location.js';
import type { Entry } from './view-order.js';

interface NavigationProps {
  readonly entries: readonly Entry[];
  readonly onFollow: () => void;
}

export function Navigation({ entries, onFollow }: NavigationProps) {
  const { path } = usePlace();
  return (
    <nav id="views" class="views" aria-label="Views">
      {groups.map((group) => (
        <Group
          key={group}
          name={group}
          path={path}
          onFollow={onFollow}
          entries={entries.filter(({ view }) => view.group === group)}
        />
      ))}
    </nav>
  );
}

interface GroupProps extends NavigationProps {
  readonly name: string;
  readonly path: string;
}

function Group({ name, path, entries, onFollow }: GroupProps) {
  if (entries.length === 0) return null;
  return (
    <section aria-label={name}>
      <h2>{name}</h2>
      <ul>
        {entries.map(({ view, letter }) => (
          <li key={view.name}>
            <Link
              href={addressOfView(view.path)}
              aria-current={view.path === path ? 'page' : undefined}
              title={letter === '' ? undefined : `g ${letter}`}
              onFollow={onFollow}
            >
              {view.title}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

const SHARED = new Set(['repository', 'window', 'author']);

/** Filters go along, what one view alone looks at does not. */
export function addressOfView(path: string): string {
  const own = [...new URLSearchParams(location.search).keys()].filter((name) => !SHARED.has(name));
  return addressWith(Object.fromEntries(own.map((name) => [name, null])), path);
}

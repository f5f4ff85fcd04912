// Where the page is: path and query, in the address bar and nowhere else. Back, forward and a pasted link all lead here.
import { createSignal, useSignal } from '../data/signal.js';

export interface Place {
  readonly path: string;
  readonly query: URLSearchParams;
}

const here = (): Place => ({
  path: location.pathname.replace(/(.)\/$/, '$1'),
  query: new URLSearchParams(location.search),
});

const place = createSignal<Place>({ path: '/', query: new URLSearchParams() });

export const usePlace = (): Place => useSignal(place);

/** Views are also read where there is no address bar, so it is asked for here and not before. */
export function watchHistory(): void {
  place.set(here());
  addEventListener('popstate', () => place.set(here()));
}

/** `replace` leaves no step to go back to: for typing, sliders and what corrects itself. */
export function goTo(address: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') history.pushState(null, '', address);
  else history.replaceState(null, '', address);
  place.set(here());
}

/** The present address with some parameters changed; null takes one out. */
export function addressWith(changed: Readonly<Record<string, string | null>>, path = place.get().path): string {
  const query = new URLSearchParams(place.get().query);
  for (const [name, value] of Object.entries(changed)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  return `${path}${text === '' ? '' : `?${text}`}`;
}

/** A parameter of a view's own, such as the file that is looked at: `[value, set]`; '' where it is absent. */
export function useParameter(name: string): readonly [value: string, set: (value: string) => void] {
  const { query } = usePlace();
  return [query.get(name) ?? '', (value) => goTo(addressWith({ [name]: value === '' ? null : value }))];
}

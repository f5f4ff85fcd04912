// Light, dark, or what the system says. The choice stays in this browser.
export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const KEY = 'craftnudge.theme';

export function storedTheme(): Theme {
  const kept = readKept(KEY);
  return themes.find((theme) => theme === kept) ?? 'auto';
}

export function applyTheme(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

export function chooseTheme(theme: Theme): void {
  keep(KEY, theme === 'auto' ? null : theme);
  applyTheme(theme);
}

/** What this browser has kept; null where it has nothing, or keeps nothing at all. */
export function readKept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Null forgets it. A browser that keeps nothing is no fault: the choice holds until the page is closed. */
export function keep(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // private windows and blocked site data
  }
}

import { useState } from 'preact/hooks';
import { Choice } from '../parts/choice.js';
import { chooseTheme, storedTheme, type Theme } from './theme.js';

const OPTIONS = [
  { name: 'auto', text: 'As the system', short: 'Auto' },
  { name: 'light', text: 'Light' },
  { name: 'dark', text: 'Dark' },
] as const;

export function ThemeSwitch() {
  const [theme, setTheme] = useState(storedTheme);
  const choose = (name: Theme): void => {
    chooseTheme(name);
    setTheme(name);
  };
  return <Choice label="Theme" options={OPTIONS} value={theme} onChoose={choose} />;
}

// The head of the page: filters at the left, its state and its switches at the right.
import { FilterBar } from './filter-bar.js';
import { LiveMark } from './live-mark.js';
import { ThemeSwitch } from './theme-switch.js';

export function TopBar({ onHelp }: { readonly onHelp: () => void }) {
  return (
    <header class="top">
      <FilterBar />
      <div class="state">
        <LiveMark />
        <ThemeSwitch />
        <button class="quiet" aria-label="Help: keys" title="Keys (?)" onClick={onHelp}>
          ?
        </button>
      </div>
    </header>
  );
}

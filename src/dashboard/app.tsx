// The shell around the view that the address names.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { isLoggedOut } from './data/api.js';
import { useSignal } from './data/signal.js';
import type { View } from './define-view.js';
import { LoggedOut } from './parts/logged-out.js';
import { Missing } from './parts/missing.js';
import { announce, announcement } from './shell/announce.js';
import { BottomBar, type Sheet } from './shell/bottom-bar.js';
import { HelpDialog } from './shell/help-dialog.js';
import { watchKeys } from './shell/keyboard.js';
import { goTo, usePlace } from './shell/location.js';
import { addressOfView, Navigation } from './shell/navigation.js';
import { TopBar } from './shell/top-bar.js';
import { entriesOf } from './shell/view-order.js';
import { views } from './views/index.js';

export function App() {
  const { path } = usePlace();
  const [sheet, setSheet] = useState<Sheet>('none');
  const [isHelping, setHelping] = useState(false);
  const entries = useMemo(() => entriesOf(views), []);
  const view = views.find((one) => one.path === path);
  useEffect(
    () =>
      watchKeys(entries, { open: ({ view: { path: to } }) => goTo(addressOfView(to)), help: () => setHelping(true) }),
    [entries],
  );
  return (
    <div class="frame" data-sheet={sheet}>
      <a class="skip" href="#main">
        Skip to the figures
      </a>
      <aside class="side" aria-label="CraftNudge">
        <Wordmark />
        <Navigation entries={entries} onFollow={() => setSheet('none')} />
      </aside>
      <TopBar onHelp={() => setHelping(true)} />
      <Main view={view} />
      <BottomBar title={view?.title ?? 'Views'} sheet={sheet} onSheet={setSheet} />
      <HelpDialog isOpen={isHelping} entries={entries} onClose={() => setHelping(false)} />
      <LiveRegion />
    </div>
  );
}

function Wordmark() {
  return (
    <p class="wordmark">
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M1 9h3v6H1zM6.5 5h3v10h-3zM12 1h3v14h-3z" />
      </svg>
      CraftNudge
    </p>
  );
}

/** A new view takes the focus with it and says its name; the first one leaves the focus where it is. */
function Main({ view }: { readonly view: View | undefined }) {
  const main = useRef<HTMLElement>(null);
  const shown = useRef(view);
  const isOut = useSignal(isLoggedOut);
  useEffect(() => {
    document.title = `${view?.title ?? 'Nothing here'} – CraftNudge`;
    if (shown.current === view) return;
    shown.current = view;
    main.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
    announce(view?.title ?? 'Nothing here');
  }, [view]);
  return (
    <main id="main" ref={main} tabIndex={-1}>
      {isOut ? <LoggedOut /> : view === undefined ? <Missing /> : <view.Component key={view.name} />}
    </main>
  );
}

function LiveRegion() {
  const sentence = useSignal(announcement);
  return (
    <p class="unseen" role="status" aria-live="polite">
      {sentence}
    </p>
  );
}

// A button that unfolds a short list of actions. Escape and a click elsewhere fold it again; Escape gives the focus back.
import { useEffect, useId, useRef, useState } from 'preact/hooks';

export interface MenuItem {
  readonly name: string;
  act(): Promise<void> | void;
}

interface MenuProps {
  /** What is heard; what is seen are three dots. */
  readonly label: string;
  readonly items: readonly MenuItem[];
}

export function Menu({ label, items }: MenuProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => (isOpen ? closeOutside(menu.current, () => setOpen(false)) : undefined), [isOpen]);
  const act = (item: MenuItem): void => {
    setOpen(false);
    button.current?.focus();
    void item.act();
  };
  const onEscape = ({ key }: KeyboardEvent): void => {
    if (key !== 'Escape') return;
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div class="menu" ref={menu} onKeyDown={onEscape}>
      <button
        ref={button}
        class="quiet"
        aria-label={label}
        title={label}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <Dots />
      </button>
      <ul id={id} hidden={!isOpen}>
        {items.map((item) => (
          <li key={item.name}>
            <button onClick={() => act(item)}>{item.name}</button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function closeOutside(menu: HTMLElement | null, close: () => void): () => void {
  const onPress = ({ target }: Event): void => {
    if (target instanceof Node && menu?.contains(target) !== true) close();
  };
  document.addEventListener('pointerdown', onPress);
  document.addEventListener('focusin', onPress);
  return () => {
    document.removeEventListener('pointerdown', onPress);
    document.removeEventListener('focusin', onPress);
  };
}

function Dots() {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d="M2 7h2.5v2H2zM6.75 7h2.5v2h-2.5zM11.5 7H14v2h-2.5z" />
    </svg>
  );
}

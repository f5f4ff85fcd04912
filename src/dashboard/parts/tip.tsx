// A term with its meaning: shown while the pointer or the focus is on it; Escape hides it.
import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';

interface TipProps {
  readonly says: string;
  readonly children: ComponentChildren;
}

export function Tip({ says, children }: TipProps) {
  const id = useId();
  const [isHidden, setHidden] = useState(false);
  return (
    <button
      type="button"
      class="tip"
      aria-describedby={id}
      data-hidden={isHidden}
      onKeyDown={({ key }) => setHidden(key === 'Escape')}
      onBlur={() => setHidden(false)}
      onPointerLeave={() => setHidden(false)}
    >
      {children}
      <span role="tooltip" id={id}>
        {says}
      </span>
    </button>
  );
}

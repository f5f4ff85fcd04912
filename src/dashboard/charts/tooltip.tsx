// The text of the mark in focus, above it, inside the chart's frame.
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Mark } from './plot.js';

interface TooltipProps {
  readonly mark: Mark;
  /** Width of the frame. */
  readonly room: number;
}

const GAP = 10;

export function Tooltip({ mark, room }: TooltipProps) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const { offsetWidth: width, offsetHeight: height } = element;
    const left = Math.max(0, Math.min(room - width, mark.x - width / 2));
    const above = mark.y - (mark.height ?? 0) / 2 - height - GAP;
    const top = above >= -GAP ? above : mark.y + (mark.height ?? 0) / 2 + GAP;
    element.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  });
  return (
    <div class="tooltip" ref={box} aria-hidden="true">
      {mark.text}
    </div>
  );
}

// A link inside the page: a real address for the mouse's middle button, no reload for a click.
import type { ComponentChildren, TargetedMouseEvent } from 'preact';
import { goTo } from './location.js';

interface LinkProps {
  readonly href: string;
  readonly children: ComponentChildren;
  readonly title?: string | undefined;
  readonly 'aria-current'?: 'page' | undefined;
  readonly onFollow?: () => void;
}

export function Link({ href, children, onFollow, ...rest }: LinkProps) {
  const follow = (event: TargetedMouseEvent<HTMLAnchorElement>): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onFollow?.();
    goTo(href);
  };
  return (
    <a href={href} {...rest} onClick={follow}>
      {children}
    </a>
  );
}

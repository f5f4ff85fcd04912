// A view's frame: its title, one sentence with numbers, and how to take it along.
import type { ComponentChildren } from 'preact';
import { saveView } from '../export/save-view.js';
import { Menu } from './menu.js';

interface PageProps {
  readonly title: string;
  /** One sentence, numbers before adjectives. */
  readonly lede?: string;
  readonly children: ComponentChildren;
}

export function Page({ title, lede = '', children }: PageProps) {
  return (
    <article class="page">
      <header class="page-head">
        <div>
          <h1>{title}</h1>
          <p class="lede">{lede}</p>
        </div>
        <Menu
          label={`Take “${title}” along`}
          items={[
            { name: 'Save as HTML', act: () => saveView(title) },
            { name: 'Print', act: () => print() },
          ]}
        />
      </header>
      {children}
    </article>
  );
}

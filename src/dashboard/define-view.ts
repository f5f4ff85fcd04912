// A view is one file in views/ and one line in views/index.ts.
import type { ComponentType } from 'preact';

/** In the order of the navigation. */
export const groups = ['Now', 'Patterns', 'Record', 'Yours'] as const;
export type Group = (typeof groups)[number];

export interface View {
  /** The file's name. */
  readonly name: string;
  readonly title: string;
  /** One segment below the root; what a view looks at further is in the query. */
  readonly path: `/${string}`;
  readonly group: Group;
  readonly Component: ComponentType;
}

// Who asks, and what that allows.

export const scopes = ['read', 'write', 'admin', 'service'] as const;
export type Scope = (typeof scopes)[number];

/** How dear a request is: each class has a budget of its own. */
export const costs = ['read', 'heavy', 'write'] as const;
export type Cost = (typeof costs)[number];

export interface Caller {
  /** Of the token or the session: what limits count by. */
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** A browser's cookie says less than a token: its writes must prove where they come from. */
  readonly via: 'token' | 'session';
}

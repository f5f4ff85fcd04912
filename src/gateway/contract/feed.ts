// What has just happened, for whoever watches: the names are those of the events in src/events.

export interface FeedEvent {
  readonly name: 'commit.recorded' | 'commit.rewritten' | 'nudge.answered' | 'nudge.decided';
  /** What it is about, enough to know which figures are old: never a message, a name or a path. */
  readonly data: Readonly<Record<string, boolean | number | string | null>>;
}

export interface Feed {
  /** Until the returned function is called. */
  subscribe(listener: (event: FeedEvent) => void): () => void;
  close(): void;
}

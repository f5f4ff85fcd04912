// How often each caller has asked in its window. One store for all routes of a class: the plugin's own gives each route
// another, and a caller would have as many budgets as there are routes.

export interface Rate {
  readonly current: number;
  /** Milliseconds until the window ends. */
  readonly ttl: number;
}

interface Window {
  readonly began: number;
  count: number;
}

/** Callers that are remembered; who began longest ago is forgotten first. */
const MOST_CALLERS = 5_000;

export class RateStore {
  readonly #windows = new Map<string, Window>();

  incr(key: string, tell: (error: Error | null, rate?: Rate) => void, timeWindow: number): void {
    const now = Date.now();
    const window = this.#windowAt(key, now - timeWindow) ?? this.#begin(key, now);
    window.count += 1;
    tell(null, { current: window.count, ttl: window.began + timeWindow - now });
  }

  child(): this {
    return this;
  }

  #windowAt(key: string, after: number): Window | undefined {
    const window = this.#windows.get(key);
    return window !== undefined && window.began > after ? window : undefined;
  }

  #begin(key: string, began: number): Window {
    const window = { began, count: 0 };
    this.#windows.delete(key);
    this.#windows.set(key, window);
    const [oldest] = this.#windows.keys();
    if (this.#windows.size > MOST_CALLERS && oldest !== undefined) this.#windows.delete(oldest);
    return window;
  }
}

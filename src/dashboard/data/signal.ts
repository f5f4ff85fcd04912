// A value that components follow: set it anywhere, and whoever uses it is drawn again.
import { useEffect, useState } from 'preact/hooks';

export interface Signal<Value> {
  get(): Value;
  set(value: Value): void;
  /** Called after each change; returns how to stop that. */
  watch(listener: (value: Value) => void): () => void;
}

export function createSignal<Value>(first: Value): Signal<Value> {
  let current = first;
  const listeners = new Set<(value: Value) => void>();
  return {
    get: () => current,
    set: (value) => {
      if (Object.is(value, current)) return;
      current = value;
      for (const listener of listeners) listener(value);
    },
    watch: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export function useSignal<Value>(signal: Signal<Value>): Value {
  const [value, setValue] = useState(() => signal.get());
  useEffect(() => {
    const show = (next: Value): void => setValue(() => next);
    show(signal.get());
    return signal.watch(show);
  }, [signal]);
  return value;
}

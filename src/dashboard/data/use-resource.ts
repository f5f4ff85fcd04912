// A GET that a view is drawn from. Keeps what it has while it asks again, so that nothing flickers and nothing jumps.
import { useEffect, useState } from 'preact/hooks';
import { addressOf, type Params, Problem, read } from './api.js';
import { changes } from './live.js';
import { useSignal } from './signal.js';

export type Resource<Answer> = (
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly data: Answer }
  | { readonly state: 'failed'; readonly problem: Problem }
) & {
  /** Asks again now. */
  retry(): void;
};

type Asked<Answer> =
  | { readonly state: 'loading'; readonly address: string }
  | { readonly state: 'ready'; readonly address: string; readonly data: Answer }
  | { readonly state: 'failed'; readonly address: string; readonly problem: Problem };

/** `path` below /api/v1. Asks again when path or parameters change, and when the server says that something happened. */
export function useResource<Answer>(path: string, params: Params = {}): Resource<Answer> {
  const address = addressOf(path, params);
  const [asked, setAsked] = useState<Asked<Answer>>({ state: 'loading', address });
  const [attempt, setAttempt] = useState(0);
  const change = useSignal(changes);
  useEffect(() => {
    const abort = new AbortController();
    read<Answer>(path, params, abort.signal).then(
      (data) => setAsked({ state: 'ready', address, data }),
      (thrown: unknown) => {
        if (!abort.signal.aborted) setAsked({ state: 'failed', address, problem: asProblem(thrown) });
      },
    );
    return () => abort.abort();
  }, [address, attempt, change]);
  const retry = (): void => setAttempt(attempt + 1);
  return asked.address === address ? { ...asked, retry } : { state: 'loading', retry };
}

function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  return new Problem(0, 'Not understood', 'the answer could not be read; reload the page');
}

// A resource in one of its states: still on its way, failed with what to do, or there. Takes as much room in each of them.
import type { ComponentChildren } from 'preact';
import type { Problem } from '../data/api.js';
import type { Resource } from '../data/use-resource.js';
import { Skeleton, type Shape } from './skeleton.js';

interface LoadedProps<Answer> {
  readonly of: Resource<Answer>;
  /** What will stand here: number of key figures, heights of figures. */
  readonly shape?: Shape;
  readonly children: (data: Answer) => ComponentChildren;
}

export function Loaded<Answer>({ of: resource, shape = { figures: [240] }, children }: LoadedProps<Answer>) {
  switch (resource.state) {
    case 'loading':
      return <Skeleton {...shape} />;
    case 'failed':
      return <Failed problem={resource.problem} onRetry={resource.retry} />;
    case 'ready':
      return <>{children(resource.data)}</>;
  }
}

interface FailedProps {
  readonly problem: Problem;
  readonly onRetry: () => void;
}

function Failed({ problem, onRetry }: FailedProps) {
  return (
    <div class="empty failed" role="alert">
      <p>{problem.message}</p>
      <button onClick={onRetry}>Try again</button>
    </div>
  );
}

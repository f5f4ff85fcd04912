// Leaving one out: weights of all lessons, and for each repository weights that never saw it, by which the evaluation
// measures it.

export interface Trained<Weights> {
  readonly all: Weights;
  /** By repository: trained on all the others. */
  readonly leftOut: Readonly<Record<string, Weights>>;
}

export interface Training<Lesson, Weights> {
  fit(lessons: readonly Lesson[]): Weights;
  /** Hears of each set of weights that is done. */
  tell(done: string): void;
}

/** One lesson a repository. */
export function trainLeavingOut<Lesson extends { readonly repository: string }, Weights>(
  lessons: readonly Lesson[],
  { fit, tell }: Training<Lesson, Weights>,
): Trained<Weights> {
  const all = fit(lessons);
  tell('fitted to all');
  const leftOut = lessons.map(({ repository: left }) => {
    const weights = fit(lessons.filter(({ repository }) => repository !== left));
    tell(`fitted without ${left}`);
    return [left, weights] as const;
  });
  return { all, leftOut: Object.fromEntries(leftOut) };
}

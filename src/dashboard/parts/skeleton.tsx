// The room that figures will take, so that nothing jumps when they come. Shown only where the answer takes its time.
export interface Shape {
  /** Key figures in a row. */
  readonly stats?: number;
  /** Heights of the drawings, in pixels. */
  readonly figures?: readonly number[];
}

export function Skeleton({ stats = 0, figures = [] }: Shape) {
  return (
    <div class="skeleton" aria-busy="true">
      <p class="unseen">Loading</p>
      {stats > 0 && (
        <div class="key">
          {Array.from({ length: stats }, (_, index) => (
            <div key={index} class="bone" />
          ))}
        </div>
      )}
      {figures.map((height, index) => (
        <div key={index} class="card bone" style={{ height: `${height + 110}px` }} />
      ))}
    </div>
  );
}

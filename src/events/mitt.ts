// mitt@3.0.1 ships CommonJS-style types beside its .mjs, so under NodeNext `import mitt` is typed as the
// module namespace (TS2349) although at run time it is the function. This is the one place that knows.
import mittModule, { type Emitter, type EventType } from 'mitt';

export type { Emitter };
export const mitt = mittModule as unknown as <Events extends Record<EventType, unknown>>() => Emitter<Events>;

// How the server is: what a supervisor asks, and what a person looks at.
import { type Static, Type } from '@sinclair/typebox';
import { list, oneOf } from './shapes.js';

const State = oneOf(['up', 'degraded', 'down'], 'degraded: works, and says what is wrong');
const reason = Type.Optional(Type.String({ description: 'one sentence where it is not up' }));

export const Ready = Type.Object({
  status: State,
  services: list(Type.Object({ service: Type.String(), place: Type.String(), status: State, reason })),
});

const Dependency = Type.Object({
  name: oneOf(['data directory', 'disk space', 'git', 'recorder', 'index']),
  status: State,
  detail: Type.String({ description: 'what was found' }),
});
export const Dependencies = Type.Object({ status: State, dependencies: list(Dependency) });
export type Dependency = Static<typeof Dependency>;

import { Type } from '@sinclair/typebox';
import type { OwnRoute } from '../define-route.js';

export const route: OwnRoute = {
  method: 'GET',
  path: '/health/live',
  summary: 'Does the process answer?',
  scope: 'public',
  cost: 'read',
  response: Type.Object({ status: Type.Literal('up'), version: Type.String() }),
  handle: ({ version }) => ({ status: 'up', version }),
};

import { Type } from '@sinclair/typebox';
import type { OwnRoute } from '../define-route.js';

export const route: OwnRoute = {
  method: 'GET',
  path: '/metrics',
  summary: 'Figures of this server, for Prometheus',
  scope: 'read',
  cost: 'read',
  contentType: 'text/plain',
  response: Type.String(),
  handle: async (_parts, { server: { meter } }, reply) => reply.type(meter.contentType).send(await meter.text()),
};

import { Type } from '@sinclair/typebox';
import type { OwnRoute } from '../define-route.js';
import { openApiOf } from '../openapi.js';

export const route: OwnRoute = {
  method: 'GET',
  path: '/openapi.json',
  summary: 'This API as OpenAPI 3.1',
  scope: 'public',
  cost: 'read',
  response: Type.Object({ openapi: Type.String() }, { additionalProperties: true }),
  handle: (_parts, { server }) => openApiOf(server),
};

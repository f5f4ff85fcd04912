import { Ready } from '../contract/health.js';
import type { OwnRoute } from '../define-route.js';

export const route: OwnRoute = {
  method: 'GET',
  path: '/health/ready',
  summary: 'Do all services take calls? 503 while one is down or ending',
  scope: 'public',
  cost: 'read',
  errors: [503],
  response: Ready,
  handle: async ({ registry }, _request, reply) => {
    const services = await registry.health();
    const isDown = services.some(({ status }) => status === 'down');
    const status = isDown ? 'down' : services.every((one) => one.status === 'up') ? 'up' : 'degraded';
    return reply.code(isDown ? 503 : 200).send({ status, services });
  },
};

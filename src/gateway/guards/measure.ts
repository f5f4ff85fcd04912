// Counts every answer, refusals of later guards included.
import { createMeter } from '../meter.js';
import type { Guard } from './index.js';

export const measure: Guard = (app, parts) => {
  const meter = createMeter(parts);
  app.decorate('meter', meter);
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.config.route;
    meter.answered({
      route: route?.path ?? 'other',
      method: route?.method ?? 'other',
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1000,
    });
    done();
  });
};

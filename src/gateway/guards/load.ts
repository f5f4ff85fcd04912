// What is too much at once is refused at once, with the time to come back: a queue that only grows helps nobody.
import type { FastifyRequest } from 'fastify';
import underPressure from '@fastify/under-pressure';
import type { Cost } from '../contract/caller.js';
import { Refusal } from '../problem.js';
import type { Guard } from './index.js';

/** Requests that are answered at the same time. */
const AT_ONCE: Readonly<Record<Cost, number>> = { read: 128, heavy: 16, write: 16 };
const LONGEST_DELAY_MS = 1_000;
/** The delay that loading our own code made is nobody's pressure. */
const STARTING_MS = 2_500;
const RETRY_AFTER = { 'retry-after': '1' };

/** Whoever watches the server must hear of it while it is busy, and a browser come in: neither costs anything. */
const isSpared = ({ routeOptions }: FastifyRequest): boolean => {
  const { page, route } = routeOptions.config;
  return page === true || /^\/(?:health\/|metrics$|session$)/.test(route?.path ?? '');
};

export const load: Guard = async (app) => {
  const running: Record<Cost, number> = { read: 0, heavy: 0, write: 0 };
  app.decorateRequest('countedAs', null);
  let calmFrom = Number.POSITIVE_INFINITY;
  app.addHook('onListen', (done) => {
    calmFrom = performance.now() + STARTING_MS;
    done();
  });
  await app.register(underPressure, {
    maxEventLoopDelay: LONGEST_DELAY_MS,
    pressureHandler: (request) => {
      if (performance.now() > calmFrom && !isSpared(request))
        throw new Refusal(503, 'too busy just now; ask again in a second', RETRY_AFTER);
    },
  });
  app.addHook('preHandler', (request, _reply, done) => {
    const cost = request.routeOptions.config.route?.cost ?? 'read';
    if (running[cost] >= AT_ONCE[cost] && !isSpared(request))
      return done(
        new Refusal(503, `${AT_ONCE[cost]} such requests are being answered; ask again in a second`, RETRY_AFTER),
      );
    running[cost] += 1;
    request.countedAs = cost;
    done();
  });
  const uncount = (request: FastifyRequest): void => {
    if (request.countedAs !== null) running[request.countedAs] -= 1;
    request.countedAs = null;
  };
  app.addHook('onResponse', (request, _reply, done) => {
    uncount(request);
    done();
  });
  app.addHook('onRequestAbort', (request, done) => {
    uncount(request);
    done();
  });
};

declare module 'fastify' {
  interface FastifyRequest {
    /** Its class among those that are being answered; null before and after. */
    countedAs: Cost | null;
  }
}

// Rates, counted for each caller and each class of cost: a script that runs wild is slowed down before the page is.
import rateLimit from '@fastify/rate-limit';
import type { Cost } from '../contract/caller.js';
import { Refusal } from '../problem.js';
import type { Guard } from './index.js';
import { RateStore } from './rate-store.js';

export type Rates = Readonly<Record<Cost, number>>;

const MINUTE = 60_000;

export const limits: Guard = async (app, { rates }) => {
  // Before the plugin's own look at each route.
  app.addHook('onRoute', (options) => {
    const cost = options.config?.route?.cost ?? 'read';
    options.config = { ...options.config, rateLimit: { max: rates[cost], groupId: cost } };
  });
  await app.register(rateLimit, {
    global: false,
    enableDraftSpec: true,
    timeWindow: MINUTE,
    store: RateStore,
    keyGenerator: (request) => request.caller?.id ?? `address ${request.ip}`,
    errorResponseBuilder: (_request, { max, ttl }) =>
      new Refusal(429, `more than ${max} such requests in a minute; wait ${seconds(ttl)} s, then ask again`),
  });
};

const seconds = (ms: number): number => Math.ceil(ms / 1000);

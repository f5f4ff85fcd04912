// What every answer carries, errors included: its id, and what a browser may do with it. Nobody else's page may read
// anything: there is no Access-Control-Allow-Origin, ever.
import type { FastifyRequest } from 'fastify';
import type { Guard } from './index.js';

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

const REQUEST_ID = 'x-request-id';

export const headers: Guard = (app) => {
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(SECURITY_HEADERS).header(REQUEST_ID, request.id);
    done();
  });
};

/** For answers that no handler sends. */
export const headersOf = ({ id }: Pick<FastifyRequest, 'id'>): Readonly<Record<string, string>> => ({
  ...SECURITY_HEADERS,
  [REQUEST_ID]: id,
});

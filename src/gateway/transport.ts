// How the server speaks: plain or with TLS, and whom it believes about where a request came from.
import type { ServerOptions } from 'node:https';
import type { Binding } from './access/binding.js';

interface Transport {
  readonly http: ServerOptions;
  /** Fastify's own way of saying it: null is plain. */
  readonly https: ServerOptions | null;
  readonly trustProxy: string[] | false;
}

const LIMITS = {
  // The guard refuses a request without a name, like one with a wrong name.
  requireHostHeader: false,
  // How often node looks for those that are late with their headers.
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 16 << 10,
} as const;

export function transportOf({ tls, proxies }: Binding): Transport {
  return {
    http: LIMITS,
    https: tls === null ? null : { ...LIMITS, ...tls, minVersion: 'TLSv1.2' },
    trustProxy: proxies.length > 0 && [...proxies],
  };
}

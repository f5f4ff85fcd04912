// What Prometheus asks for. Labels are routes, methods and statuses of the table: none holds anything of a person, and
// there are no more of them than routes.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { GatewayParts } from './gateway-parts.js';

export interface Meter {
  readonly contentType: string;
  text(): Promise<string>;
  answered(request: Answered): void;
  /** Was it known already? */
  cached(hit: boolean): void;
}

interface Answered {
  readonly route: string;
  readonly method: string;
  readonly status: number;
  readonly seconds: number;
}

const BUCKETS = [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10];

export function createMeter(parts: Pick<GatewayParts, 'facts' | 'registry'>): Meter {
  const register = new Registry();
  const registers = [register];
  const labelNames = ['route', 'method', 'status'] as const;
  const requests = new Counter({
    name: 'craftnudge_requests_total',
    help: 'Answered requests.',
    labelNames,
    registers,
  });
  const durations = new Histogram({
    name: 'craftnudge_request_seconds',
    help: 'Seconds from a request to its answer.',
    labelNames: ['route', 'method'],
    buckets: BUCKETS,
    registers,
  });
  const cache = new Counter({
    name: 'craftnudge_answers_total',
    help: 'Answers of services: known already, or made.',
    labelNames: ['from'],
    registers,
  });
  addLag(registers);
  addServices(registers, parts);
  addTallies(registers, parts);
  return {
    contentType: register.contentType,
    text: () => register.metrics(),
    answered: ({ route, method, status, seconds }) => {
      requests.inc({ route, method, status });
      durations.observe({ route, method }, seconds);
    },
    cached: (hit) => cache.inc({ from: hit ? 'cache' : 'service' }),
  };
}

function addLag(registers: readonly Registry[]): void {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  new Gauge({
    name: 'craftnudge_event_loop_lag_seconds',
    help: 'Ninety-ninth percentile since it was asked last.',
    registers: [...registers],
    collect() {
      this.set(Number.isFinite(delay.percentile(99)) ? delay.percentile(99) / 1e9 : 0);
      delay.reset();
    },
  });
}

function addServices(registers: readonly Registry[], { registry }: Pick<GatewayParts, 'registry'>): void {
  new Gauge({
    name: 'craftnudge_service_up',
    help: '1 where the service takes calls.',
    labelNames: ['service'],
    registers: [...registers],
    async collect() {
      for (const { service, status } of await registry.health()) this.set({ service }, status === 'down' ? 0 : 1);
    },
  });
}

function addTallies(registers: readonly Registry[], { facts }: Pick<GatewayParts, 'facts'>): void {
  if (facts === undefined) return;
  const nudges = new Gauge({
    name: 'craftnudge_nudges',
    help: 'Nudges, by what was decided about them last.',
    labelNames: ['action'],
    registers: [...registers],
  });
  new Gauge({
    name: 'craftnudge_commits',
    help: 'Recorded commits.',
    registers: [...registers],
    async collect() {
      const told = await facts.tallies();
      this.set(told.commits);
      for (const [action, count] of Object.entries(told.nudges)) nudges.set({ action }, count);
    },
  });
}

declare module 'fastify' {
  interface FastifyInstance {
    readonly meter: Meter;
  }
}

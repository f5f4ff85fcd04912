// Who may import whom. The table that the check enforces and the README prints.

export interface LayerRule {
  readonly what: string;
  /** Folders of `src/` that it may import, beside itself. */
  readonly imports: readonly string[];
  /** Folders of which it may import types only. */
  readonly types?: readonly string[];
  /** Packages that only this folder imports. */
  readonly packages: readonly string[];
  /** May it use Node's own modules? Where not, everything effectful is passed in. */
  readonly node: boolean;
}

const working = ['analytics', 'capture', 'config', 'domain', 'events', 'notify', 'pipeline.ts', 'privacy', 'store'];

export const layers: Readonly<Record<string, LayerRule>> = {
  'pipeline.ts': {
    what: 'START HERE: from a commit to a nudge',
    imports: ['domain', 'events'],
    packages: [],
    node: false,
  },
  domain: { what: 'vocabulary: records, facts, nudges, settings, failures', imports: [], packages: [], node: false },
  events: { what: 'catalogue and bus', imports: ['domain'], packages: ['mitt'], node: false },
  capture: {
    what: 'git to records; reconcile; the one door to git',
    imports: ['domain', 'privacy'],
    packages: ['simple-git'],
    node: true,
  },
  privacy: { what: 'masking and hashing', imports: ['config', 'domain'], packages: [], node: true },
  store: {
    what: 'journals, segments, index, locks',
    imports: ['domain'],
    packages: ['fs-native-extensions', 'uuid'],
    node: true,
  },
  audit: { what: 'the chained log of operations', imports: ['domain', 'store'], packages: [], node: true },
  analytics: {
    what: 'pure: habits, metrics, insights, replay',
    imports: ['domain'],
    types: ['config'],
    packages: [],
    node: false,
  },
  report: { what: 'pure rendering to text, HTML and SVG', imports: ['analytics', 'domain'], packages: [], node: false },
  notify: {
    what: 'policy (pure), ledger entries, channels',
    imports: ['config', 'domain'],
    packages: ['node-notifier'],
    node: true,
  },
  config: {
    what: 'settings: declaration, layers, check',
    imports: ['domain'],
    packages: ['cosmiconfig', 'valibot'],
    node: true,
  },
  install: {
    what: 'hooks into a repository and out again',
    imports: ['config', 'domain'],
    packages: ['husky'],
    node: true,
  },
  recorder: { what: 'spool, lock, lifetime: joins the modules', imports: working, packages: [], node: true },
  services: {
    what: 'tracker, analytics, notifications: what a route or a command asks for',
    imports: [...working, 'audit', 'install', 'recorder', 'report'].sort(),
    types: ['gateway'],
    packages: [],
    node: true,
  },
  gateway: {
    what: 'the HTTP API; its services are injected',
    imports: ['domain'],
    packages: [
      '@fastify/rate-limit',
      '@fastify/swagger',
      '@fastify/under-pressure',
      '@sinclair/typebox',
      'ajv',
      'cookie',
      'fastify',
      'prom-client',
    ],
    node: true,
  },
  dashboard: {
    what: 'the page in the browser',
    imports: ['analytics', 'domain', 'report'],
    types: ['gateway'],
    packages: ['d3-force', 'd3-hierarchy', 'd3-scale', 'd3-shape', 'preact'],
    node: false,
  },
  cli: {
    what: 'commands, one file each, loaded lazily; nobody imports it',
    imports: [...working, 'audit', 'gateway', 'install', 'recorder', 'report', 'services'].sort(),
    packages: ['commander', 'picocolors'],
    node: true,
  },
};

import { Dependencies } from '../contract/health.js';
import type { OwnRoute } from '../define-route.js';

export const route: OwnRoute = {
  method: 'GET',
  path: '/health/dependencies',
  summary: 'What it all rests on: data directory, disk, git, recorder, index',
  scope: 'read',
  cost: 'read',
  response: Dependencies,
  handle: async ({ facts }) => {
    const dependencies = (await facts?.dependencies()) ?? [];
    const has = (wanted: string): boolean => dependencies.some(({ status }) => status === wanted);
    return { status: has('down') ? 'down' : has('degraded') ? 'degraded' : 'up', dependencies };
  },
};

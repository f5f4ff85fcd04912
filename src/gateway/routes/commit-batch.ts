import { BatchRequest, TrackOutcome } from '../contract/tracker.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'tracker'> = {
  method: 'POST',
  path: '/commits/batch',
  summary: 'Records up to 500 commits of a known repository by hand',
  scope: 'write',
  cost: 'write',
  service: 'tracker',
  operation: 'trackCommits',
  body: BatchRequest,
  response: TrackOutcome,
};

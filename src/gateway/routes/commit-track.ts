import { TrackOutcome, TrackRequest } from '../contract/tracker.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'tracker'> = {
  method: 'POST',
  path: '/commits/track',
  summary: 'Records one commit of a known repository by hand; never makes a nudge',
  scope: 'write',
  cost: 'write',
  service: 'tracker',
  operation: 'trackCommit',
  body: TrackRequest,
  response: TrackOutcome,
};

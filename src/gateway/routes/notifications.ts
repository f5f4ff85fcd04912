import { StoriesQuery, StoryPage } from '../contract/notifications.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'notifications'> = {
  method: 'GET',
  path: '/notifications',
  summary: 'Nudges, newest first, each with its evidence and how it stands',
  scope: 'read',
  cost: 'read',
  service: 'notifications',
  operation: 'stories',
  query: StoriesQuery,
  response: StoryPage,
};

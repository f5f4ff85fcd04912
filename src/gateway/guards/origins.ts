// Whose page asks. A browser says so in Origin and Sec-Fetch-Site, which no page can forge; another origin gets nothing, and
// no page's write comes without saying where it is from. Programs send neither, and are known by their token.
import type { FastifyRequest } from 'fastify';
import { sessionSecretIn } from '../access/session-cookie.js';
import { Refusal } from '../problem.js';
import type { Guard } from './index.js';

export const origins: Guard = (app) => {
  app.addHook('onRequest', (request, _reply, done) => done(refusalOf(request)));
};

export const isWrite = ({ method }: Pick<FastifyRequest, 'method'>): boolean => method !== 'GET' && method !== 'HEAD';

function refusalOf(request: FastifyRequest): Refusal | undefined {
  const { origin, host } = request.headers;
  if (origin !== undefined && origin !== `${request.protocol}://${host}`)
    return new Refusal(403, 'a page of another origin may not ask');
  if (!isOurSite(request) && !isVisit(request)) return new Refusal(403, 'a page of another site may not ask');
  if (isWrite(request) && origin === undefined && sessionSecretIn(request) !== undefined)
    return new Refusal(403, 'a write with a cookie must say its Origin');
  return undefined;
}

/** `none` is a person: an address typed, a bookmark, the browser opened by a program. */
function isOurSite({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}

/** A link elsewhere that leads to our page: the page holds no data, and the cookie does not come with it. A launch code is
 * worth the same wherever it was followed from: `dashboard` gives the browser a file that leads here. */
function isVisit(request: FastifyRequest): boolean {
  const { headers, method, routeOptions } = request;
  const isPage = routeOptions.config.page === true;
  return (
    isPage && method === 'GET' && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
  );
}

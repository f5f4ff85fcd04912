// By which name we were asked: a name of somebody else's that leads here (DNS rebinding) is refused on every path, upgrade
// and method, whatever address we listen on.
import type { IncomingMessage } from 'node:http';
import { allowedHostsOf, proxyCheckOf } from '../access/binding.js';
import { portOf } from '../access/listen.js';
import { Refusal } from '../problem.js';
import type { Guard } from './index.js';

export const hosts: Guard = (app, { access: { binding } }) => {
  const isProxy = proxyCheckOf(binding);
  let allowed: ReadonlySet<string> | undefined; // the port is known when it listens
  const refusalOf = (message: IncomingMessage): Refusal | undefined => {
    if (binding.proxies.length > 0 && !isProxy(message.socket.remoteAddress ?? ''))
      return new Refusal(403, 'only the proxy in front of this server may connect');
    const host = hostOf(message);
    allowed ??= allowedHostsOf(binding, portOf(app));
    if (host !== undefined && allowed.has(host)) return undefined;
    return new Refusal(403, 'this server does not go by that name; a name of yours is allowed with --allow-host');
  };
  app.addHook('onRequest', ({ raw }, _reply, done) => done(refusalOf(raw)));
};

/** Undefined where there is none, or more than one; and where the address line names a host of its own. */
function hostOf({ rawHeaders, headers, url = '' }: IncomingMessage): string | undefined {
  let count = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) if (rawHeaders[at]?.toLowerCase() === 'host') count += 1;
  return count === 1 && url.startsWith('/') ? headers.host?.toLowerCase() : undefined;
}

// Makes the gateway listen. On this machine that is both 127.0.0.1 and ::1, with one port and one set of limits.
import { createServer, type AddressInfo, type Server } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { type Binding, LOOPBACK } from './binding.js';

/** Resolves to the address, such as `http://127.0.0.1:4455`; port 0 takes a free one. Call it once. */
export async function listen(app: FastifyInstance, { host }: Binding, port: number): Promise<string> {
  const beside = createBeside(app);
  const url = await app.listen({ host, port });
  if (host === LOOPBACK) await listenBeside(beside, portOf(app));
  return url;
}

/** The port that it listens on; 80 while it does not, as in a call without a socket. */
export function portOf({ server }: FastifyInstance): number {
  const address = server.address() as AddressInfo | null;
  return address?.port ?? 80;
}

/** Hands its connections to the gateway's own server, which counts and limits them like any other. */
function createBeside(app: FastifyInstance): Server {
  const beside = createServer({ allowHalfOpen: true, noDelay: true }, (socket) =>
    app.server.emit('connection', socket),
  );
  app.addHook('preClose', (done) => {
    beside.close();
    done();
  });
  return beside;
}

/** A machine without IPv6, or one where somebody else has that port there, is asked by 127.0.0.1 alone. */
function listenBeside(beside: Server, port: number): Promise<void> {
  return new Promise((resolve) => {
    beside.once('error', () => resolve());
    beside.listen({ host: '::1', port }, resolve);
  });
}

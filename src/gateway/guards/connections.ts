// Slow clients cannot starve the page: connections are capped, and where the cap is reached the one that has been waiting
// longest without a whole request makes room.
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Guard } from './index.js';

const MOST_CONNECTIONS = 256;
const HEADERS_MS = 5_000;
const REQUEST_MS = 10_000;
/** Longer than the heart-beat of an event stream. */
const SILENCE_MS = 60_000;

export const connections: Guard = (app) => guardConnections(app.server as Server);

export function guardConnections(server: Server): void {
  server.headersTimeout = HEADERS_MS;
  server.requestTimeout = REQUEST_MS;
  server.timeout = SILENCE_MS;
  /** In the order of their last whole request, or of their arrival; what is being answered is not in it. */
  const idle = new Set<Socket>();
  let count = 0;
  server.on('connection', (socket: Socket) => {
    count += 1;
    idle.add(socket);
    socket.once('close', () => {
      count -= 1;
      idle.delete(socket);
    });
    if (count > MOST_CONNECTIONS) makeRoom(idle, socket);
  });
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    idle.delete(socket);
    response.once('close', () => {
      if (!socket.destroyed) idle.add(socket);
    });
  });
}

/** Where all others are being answered, the newcomer goes. */
function makeRoom(idle: ReadonlySet<Socket>, newcomer: Socket): void {
  const [longest = newcomer] = idle;
  longest.destroy();
}

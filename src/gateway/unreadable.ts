// What cannot be read meets no guard and no route: it is answered with the headers of every answer, and nothing else.
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { API } from './define-route.js';
import { headersOf, SECURITY_HEADERS } from './guards/headers.js';
import { problemOf, Refusal } from './problem.js';

/** An address with a broken escape, or parts without end. */
export function refuseAddress(request: { readonly id: string }, response: ServerResponse): void {
  const problem = problemOf(new Refusal(400, `this address cannot be read; see: ${API}/openapi.json`), request.id);
  response.writeHead(problem.status, { ...headersOf(request), 'content-type': 'application/problem+json' });
  response.end(JSON.stringify(problem));
}

/** What is no HTTP at all, or has headers without end: the connection is closed. */
export function refuseBytes({ code }: { readonly code?: string }, socket: Socket): void {
  if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const status = code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
  const head = [`HTTP/1.1 ${status}`, 'content-length: 0', 'connection: close', ...LINES];
  socket.end(`${head.join('\r\n')}\r\n\r\n`);
}

const LINES = Object.entries(SECURITY_HEADERS).map(([name, value]) => `${name}: ${value}`);

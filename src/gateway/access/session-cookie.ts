// The cookie that names a browser's session. No script can read it, no other site's request brings it.
import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

type Asked = Pick<FastifyRequest, 'headers' | 'protocol'>;

/** With TLS the browser itself holds the cookie to this host and to `Path=/`. */
const nameFor = ({ protocol }: Asked): string => (protocol === 'https' ? '__Host-craftnudge' : 'craftnudge');

/** The secret of the session; undefined where the browser brought none. */
export function sessionSecretIn(request: Asked): string | undefined {
  const { cookie } = request.headers;
  return cookie === undefined ? undefined : parseCookie(cookie)[nameFor(request)];
}

export function setSessionCookie(request: Asked, reply: FastifyReply, secret: string): void {
  reply.header('set-cookie', cookieOf(request, secret));
}

export function clearSessionCookie(request: Asked, reply: FastifyReply): void {
  reply.header('set-cookie', cookieOf(request, '', { maxAge: 0 }));
}

function cookieOf(request: Asked, value: string, more: { readonly maxAge?: number } = {}): string {
  return stringifySetCookie({
    name: nameFor(request),
    value,
    httpOnly: true,
    sameSite: 'strict',
    path: '/',
    secure: request.protocol === 'https',
    ...more,
  });
}

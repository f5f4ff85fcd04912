// Where the gateway listens, and by which names it may be asked. Beyond this machine it listens with TLS, or behind a proxy
// that was named, and in no other way.
import { BlockList, isIP, isIPv6 } from 'node:net';
import { CraftNudgeError } from '../../domain/failure.js';

export interface Binding {
  /** An address; 127.0.0.1 means both of this machine's own, ::1 too. */
  readonly host: string;
  /** PEM texts. */
  readonly tls: TlsFiles | null;
  /** Addresses of the proxy in front (CIDR): only they may connect, and only what they forward is believed. */
  readonly proxies: readonly string[];
  /** Names beside the address, `NAME` or `NAME:PORT`. */
  readonly allowedHosts: readonly string[];
}

export interface TlsFiles {
  readonly cert: string;
  readonly key: string;
}

export const LOOPBACK = '127.0.0.1';
/** Every address of this machine, one for each version of IP. */
export const EVERYWHERE: readonly string[] = ['0.0.0.0', '::'];

export const localBinding: Binding = { host: LOOPBACK, tls: null, proxies: [], allowedHosts: [] };

/** The binding, checked; throws WRONG_USAGE where it would answer somebody whom it should not. */
export function checkedBinding(wish: Binding): Binding {
  const binding = { ...wish, host: wish.host === 'localhost' ? LOOPBACK : wish.host };
  const refusal = refusalOf(binding);
  if (refusal !== undefined) throw new CraftNudgeError('WRONG_USAGE', { reason: refusal });
  return binding;
}

function refusalOf({ host, tls, proxies, allowedHosts }: Binding): string | undefined {
  if (isIP(host) === 0) return `--host: "${host}" is no address of this machine, such as 127.0.0.1`;
  const range = proxies.find((one) => !isRange(one));
  if (range !== undefined) return `--behind-proxy: "${range}" is no address or range, such as 10.0.0.7 or 10.0.0.0/28`;
  const name = allowedHosts.find((one) => !HOST_NAME.test(one));
  if (name !== undefined) return `--allow-host: "${name}" is no name of a host, such as nudge.example.org`;
  if (!isLoopback(host) && tls === null && proxies.length === 0)
    return `--host ${host} can be reached from other machines: give --tls-cert and --tls-key, or the proxy in front of it with --behind-proxy`;
  if ((EVERYWHERE.includes(host) || proxies.length > 0) && allowedHosts.length === 0)
    return 'say with --allow-host by which name it will be asked';
  return undefined;
}

const HOST_NAME = /^(?:[a-z\d](?:[a-z\d.-]{0,251}[a-z\d])?|\[[\da-f:.]{2,45}\])(?::\d{1,5})?$/i;

export const isLoopback = (host: string): boolean => host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

/** A range of everybody is no proxy. */
function isRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const most = isIPv6(address) ? 128 : 32;
  if (isIP(address) === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= most);
}

/** Is this peer one of the proxies? */
export function proxyCheckOf({ proxies }: Binding): (peer: string) => boolean {
  const list = new BlockList();
  for (const proxy of proxies) {
    const [address = '', bits] = proxy.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    list.addSubnet(address, Number(bits ?? (family === 'ipv6' ? 128 : 32)), family);
  }
  return (peer) => {
    const address = peer.replace(/^::ffff:(?=\d+\.)/, '');
    return isIP(address) > 0 && list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
  };
}

/** Every value of the Host header that is answered, in lower case. */
export function allowedHostsOf({ host, tls, allowedHosts }: Binding, port: number): ReadonlySet<string> {
  const usual = port === (tls === null ? 80 : 443);
  const withPort = (name: string): readonly string[] => [`${name}:${port}`, ...(usual ? [name] : [])];
  const named = allowedHosts.map((name) => name.toLowerCase());
  return new Set([
    ...namesOf(host).flatMap(withPort),
    ...named.flatMap((name) => (/:\d+$/.test(name) ? [name] : [name, `${name}:${port}`])),
  ]);
}

/** An address for all interfaces names none. */
function namesOf(host: string): readonly string[] {
  if (host === LOOPBACK || EVERYWHERE.includes(host)) return [LOOPBACK, 'localhost', '[::1]'];
  if (host === '::1') return ['[::1]', 'localhost'];
  return [isIPv6(host) ? `[${host}]` : host];
}

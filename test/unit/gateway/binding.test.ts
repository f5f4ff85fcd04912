// Where the gateway may listen, by which names it is asked, and which peer is the proxy.
import { describe, expect, it, test } from '@jest/globals';
import {
  allowedHostsOf,
  type Binding,
  checkedBinding,
  localBinding,
  proxyCheckOf,
} from '../../../src/gateway/access/binding.js';

const tls = { cert: 'c', key: 'k' };
const bound = (part: Partial<Binding>): Binding => ({ ...localBinding, ...part });

describe('a binding', () => {
  test.each<[string, Partial<Binding>]>([
    ['other machines', { host: '0.0.0.0' }],
    ['other machines', { host: '::' }],
    ['other machines', { host: '192.0.2.2' }],
    ['other machines', { host: '::ffff:127.0.0.1' }],
    ['by which name', { host: '0.0.0.0', tls }],
    ['by which name', { host: '::', tls }],
    ['by which name', { proxies: ['127.0.0.1'] }],
    ['no address', { host: 'example.org', tls, allowedHosts: ['example.org'] }],
    ['no address', { host: '' }],
    ['no address', { host: '127.0.0.1:80' }],
    ['no address or range', { proxies: ['everybody'], allowedHosts: ['a'] }],
    ['no address or range', { proxies: ['0.0.0.0/0'], allowedHosts: ['a'] }],
    ['no address or range', { proxies: ['::/0'], allowedHosts: ['a'] }],
    ['no address or range', { proxies: ['10.0.0.0/33'], allowedHosts: ['a'] }],
    ['no address or range', { proxies: ['10.0.0.0/8/8'], allowedHosts: ['a'] }],
    ['no address or range', { proxies: ['true'], allowedHosts: ['a'] }],
    ['no name of a host', { allowedHosts: ['*'] }],
    ['no name of a host', { allowedHosts: ['*.example.org'] }],
    ['no name of a host', { allowedHosts: ['http://a'] }],
    ['no name of a host', { allowedHosts: [''] }],
  ])('is refused with "%s": %j', (reason, part) => {
    expect(() => checkedBinding(bound(part))).toThrow(reason);
  });

  test.each<Partial<Binding>>([
    {},
    { host: 'localhost' },
    { host: '::1' },
    { host: '127.0.0.9' },
    { host: '192.0.2.2', tls },
    { host: '0.0.0.0', tls, allowedHosts: ['nudge.example.org'] },
    { host: '10.0.0.2', proxies: ['10.0.0.1', 'fd00::/64'], allowedHosts: ['nudge.example.org:8443'] },
    { proxies: ['127.0.0.1'], allowedHosts: ['nudge.example.org'] },
  ])('is taken: %j', (part) => {
    expect(checkedBinding(bound(part)).host).toBe(part.host === 'localhost' ? '127.0.0.1' : (part.host ?? '127.0.0.1'));
  });
});

describe('the names', () => {
  test.each<[Partial<Binding>, number, readonly string[]]>([
    [{}, 4455, ['127.0.0.1:4455', 'localhost:4455', '[::1]:4455']],
    [{}, 80, ['127.0.0.1:80', '127.0.0.1', 'localhost:80', 'localhost', '[::1]:80', '[::1]']],
    [{ tls }, 80, ['127.0.0.1:80', 'localhost:80', '[::1]:80']],
    [{ host: '192.0.2.2', tls }, 443, ['192.0.2.2:443', '192.0.2.2']],
    [{ host: 'fd00::2', tls }, 4455, ['[fd00::2]:4455']],
    [
      { host: '0.0.0.0', allowedHosts: ['Nudge.example.org', 'b:8'] },
      1,
      ['127.0.0.1:1', 'localhost:1', '[::1]:1', 'nudge.example.org', 'nudge.example.org:1', 'b:8'],
    ],
  ])('of %j at port %i', (part, port, names) => {
    expect([...allowedHostsOf(bound(part), port)]).toEqual(names);
  });
});

describe('the proxy', () => {
  const isProxy = proxyCheckOf(bound({ proxies: ['10.0.0.7', '192.0.2.0/28', 'fd00::/64'] }));

  test.each([
    ['10.0.0.7', true],
    ['::ffff:10.0.0.7', true],
    ['10.0.0.8', false],
    ['192.0.2.15', true],
    ['192.0.2.16', false],
    ['fd00::1', true],
    ['fd00:0:0:1::1', false],
    ['', false],
    ['10.0.0.7, 10.0.0.8', false],
  ])('%s: %s', (peer, expected) => {
    expect(isProxy(peer)).toBe(expected);
  });

  it('is nobody where none was named', () => {
    expect(proxyCheckOf(localBinding)('127.0.0.1')).toBe(false);
  });
});

// Case 65: 200 paths that would lead out of the folder of the page, or a browser to somebody else's.
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../../support/gateway.js';
import { askRaw } from '../../support/raw-http.js';
import { createWorld } from '../../support/world.js';

const CANARY = 'canary-that-no-answer-holds';
const world = createWorld();
let gateway: TestGateway;
beforeAll(async () => {
  world.write(join(world.root, 'canary.txt'), CANARY);
  gateway = await startGateway(world);
  symlinkSync(join(world.root, 'canary.txt'), join(world.data, 'canary.txt'));
});
afterAll(async () => {
  await gateway.stop();
  world.remove();
});

const STEPS = [
  '..',
  '.',
  '%2e%2e',
  '%2E.',
  '.%2e',
  '..%00',
  '%252e%252e',
  '..;',
  '%c0%ae%c0%ae',
  '..%5c',
  '\\..',
  '%uff0e',
];
const ENDS = [
  '/etc/passwd',
  '%2fetc%2fpasswd',
  '\\etc\\passwd',
  '/canary.txt',
  '/package.json',
  '/secrets/tokens.json',
];
const BASES = ['/', '/api/v1/', '/assets/'];
const climbing = BASES.flatMap((base) =>
  STEPS.flatMap((step) => ENDS.map((end) => `${base}${Array.from({ length: 6 }, () => step).join('/')}${end}`)),
);
const OTHERS = String.raw`
  //evil.example ///evil.example/ /\evil.example /%2f%2fevil.example /%5cevil.example //evil.example/%2e%2e
  /launch/ /launch/.. /launch%00 /launch%0d%0aset-cookie:x=1 /launch?code=%0d%0aset-cookie:x=1 /launch/?next=//evil.example
  /%00 /index.html%00.js /index.html/ /index.html/.. /%zz /% /.. /. /.git/config /.env /~root /package.json /dist/cli.js
  /src/cli/main.ts /node_modules/ /secrets/tokens.json /state/server.json /proc/self/environ /etc/passwd CANARY /file://CANARY
  /%2fCANARY /api/v1/../../etc/passwd /api/v1//commits /api/v1/commits/..%2f..%2f..%2fetc%2fpasswd /api//v1/session
  /API/V1/session /api/v1/%73ession/ /constructor /__proto__ /toString /hasOwnProperty /assets/__proto__/x /undefined`;
const LONG = [`/${'a/'.repeat(2_000)}`, `/${'%2e%2e/'.repeat(1_000)}etc/passwd`, `/${'x'.repeat(8_000)}`];
const others = (outside: string): readonly string[] =>
  OTHERS.replaceAll('CANARY', outside).trim().split(/\s+/).concat(LONG);

it('65: 200 paths give no byte from outside, and lead nowhere else', async () => {
  const paths = [...climbing, ...others(join(world.root, 'canary.txt'))];
  expect(paths.length).toBeGreaterThan(200);
  const host = `host: ${new URL(gateway.url).host}`;
  for (const path of paths) {
    const { status, headers, body } = await askRaw(gateway.url, [`GET ${path} HTTP/1.1`, host]);
    expect({ path, status: [400, 401, 403, 404, 414, 503].includes(status) ? 'refused' : status }).toEqual({
      path,
      status: 'refused',
    });
    expect(body).not.toMatch(new RegExp(`${CANARY}|root:|"dependencies"|CRAFTNUDGE_HOME=`));
    expect({ path, location: headers.get('location'), cookie: headers.get('set-cookie') }).toEqual({ path });
  }
  expect(gateway.output()).not.toMatch(/error|fault/i);
});

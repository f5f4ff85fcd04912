// Single-use codes that open a browser session. A code is signed, so that whoever can read the server's key makes one
// without asking the server, and nothing secret is ever sent to a port that somebody else may have taken.
// 18 bytes of expiry and chance, 18 bytes of HMAC-SHA256 over them, as 48 characters of base64url.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export interface LaunchCodes {
  /** True once for a code that was made with the key less than a minute ago. */
  redeem(code: string): boolean;
}

const LIFE_MS = 60_000;
const EXPIRY_BYTES = 6;
const CHANCE_BYTES = 12;
const MAC_BYTES = 18;

/** `now` in milliseconds. */
export function makeLaunchCode(key: Buffer, now: number): string {
  const expiry = Buffer.alloc(EXPIRY_BYTES);
  expiry.writeUIntBE(now + LIFE_MS, 0, EXPIRY_BYTES);
  const payload = Buffer.concat([expiry, randomBytes(CHANCE_BYTES)]);
  return Buffer.concat([payload, macOf(key, payload)]).toString('base64url');
}

export function createLaunchCodes(key: Buffer, now: () => number = Date.now): LaunchCodes {
  /** What was redeemed, until it would be refused for its age. */
  const redeemed = new Map<string, number>();
  return {
    redeem(code) {
      for (const [old, expiry] of redeemed) if (expiry <= now()) redeemed.delete(old);
      const expiry = expiryOf(code, key);
      if (expiry === undefined || expiry <= now() || expiry > now() + LIFE_MS || redeemed.has(code)) return false;
      redeemed.set(code, expiry);
      return true;
    },
  };
}

/** Undefined where the code was not made with this key. */
function expiryOf(code: string, key: Buffer): number | undefined {
  if (!/^[\w-]{48}$/.test(code)) return undefined;
  const bytes = Buffer.from(code, 'base64url');
  const payload = bytes.subarray(0, EXPIRY_BYTES + CHANCE_BYTES);
  const given = bytes.subarray(payload.length);
  return timingSafeEqual(given, macOf(key, payload)) ? payload.readUIntBE(0, EXPIRY_BYTES) : undefined;
}

const macOf = (key: Buffer, payload: Buffer): Buffer =>
  createHmac('sha256', key).update(payload).digest().subarray(0, MAC_BYTES);

// Other people as ids: the same person gets the same id on this machine, and nobody without the key can tell who it is.
import { createHmac } from 'node:crypto';

/** 16 hex digits of HMAC-SHA-256 over the e-mail in lower case. Remembers what it has computed: histories repeat people. */
export function createAuthorIds(key: Buffer): (email: string) => string {
  const known = new Map<string, string>();
  return (email) => {
    const remembered = known.get(email);
    if (remembered !== undefined) return remembered;
    const id = createHmac('sha256', key).update(email.toLowerCase(), 'utf8').digest('hex').slice(0, 16);
    known.set(email, id);
    return id;
  };
}

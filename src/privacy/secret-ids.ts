// Masked secrets as ids: two of them are told apart, and nobody without the key can tell which they were.
import { createHmac } from 'node:crypto';

/** 8 hex digits of HMAC-SHA256. The newline keeps them apart from ids of e-mails, which hold none. */
export function createSecretIds(key: Buffer): (secret: string) => string {
  return (secret) => createHmac('sha256', key).update(`secret\n${secret}`, 'utf8').digest('hex').slice(0, 8);
}

/** 16 hex digits likewise, for texts of which only equality is kept: subjects and branch names. */
export function createTextIds(key: Buffer): (text: string) => string {
  return (text) => createHmac('sha256', key).update(`text\n${text}`, 'utf8').digest('hex').slice(0, 16);
}

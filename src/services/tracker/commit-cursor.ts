// A place in the list of commits as text that is handed out and given back: opaque, short, and known for ours by a checksum.
import { crc32 } from 'node:zlib';
import { CraftNudgeError } from '../../domain/failure.js';
import type { NewestPlace } from '../../store/journal-index/newest-rows.js';

const SHAPE = /^1\.(-?\d{1,10})\.([0-9a-f]{16})\.([0-9a-f]{1,8})$/;

export function cursorOf({ at, prefix }: NewestPlace): string {
  return Buffer.from(sealed(`1.${at}.${prefix}`)).toString('base64url');
}

/** Throws WRONG_USAGE for what was not handed out here. */
export function placeAt(cursor: string): NewestPlace {
  const text = Buffer.from(cursor, 'base64url').toString('latin1');
  const [, at, prefix = ''] = SHAPE.exec(text) ?? [];
  const place = { at: Number(at), prefix };
  if (at !== undefined && cursorOf(place) === cursor) return place;
  throw new CraftNudgeError('WRONG_USAGE', {
    reason: 'the cursor is none of ours: give `next` of the page before, as it was',
  });
}

const sealed = (text: string): string => `${text}.${crc32(text).toString(16)}`;

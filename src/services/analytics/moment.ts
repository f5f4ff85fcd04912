import type { Instant } from '../../domain/commit-record.js';
import { instantOf } from '../../domain/instant.js';

const NEVER = '1970-01-01T00:00:00Z' as Instant;

/** Epoch seconds as an instant; the first one for what is none, such as a time of the year 10,000. */
export const momentOf = (epoch: number): Instant => instantOf(epoch) ?? NEVER;

// A part of a log that is not a record: named, so that it can be looked at. Nobody edits it silently.

export interface Damage {
  readonly path: string;
  /** First byte. */
  readonly from: number;
  /** Just after the last byte. */
  readonly to: number;
  readonly reason: string;
}

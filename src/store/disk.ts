// The two calls that make bytes durable; passed in, so that a test can let them fail.
import { fsyncSync, writeSync } from 'node:fs';

export interface Disk {
  /** Writes at the end of a file opened for appending; returns how many bytes got there. */
  write(fd: number, bytes: Buffer): number;
  sync(fd: number): void;
}

export const realDisk: Disk = { write: (fd, bytes) => writeSync(fd, bytes), sync: (fd) => fsyncSync(fd) };

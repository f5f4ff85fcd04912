// What the gateway gets injected: it knows no data directory, no git and no recorder.
import type { Access } from './access/access.js';
import type { Caller } from './contract/caller.js';
import type { EventStreams } from './event-stream.js';
import type { Rates } from './guards/limits.js';
import type { OwnFacts } from './own-facts.js';
import type { ServiceRegistry } from './service-registry.js';

export interface GatewayParts {
  readonly registry: ServiceRegistry;
  /** Changes whenever an answer might: what is cached is dropped, and an ETag is no longer met. */
  revision(): string;
  /** Whose token this is; undefined where it is nobody's. */
  callerOf(token: string): Caller | undefined;
  readonly streams: EventStreams;
  /** Requests a minute for each caller, by class. */
  readonly rates: Rates;
  readonly access: Access;
  /** Of the house; where it is left out, health and figures tell of services alone. */
  readonly facts?: OwnFacts;
  readonly version: string;
  /** The built page: files by their path below /. */
  readonly pages: ReadonlyMap<string, PageFile>;
}

export interface PageFile {
  readonly type: string;
  readonly bytes: Buffer;
  /** A browser may keep it for ever: its name changes with its content. */
  readonly kept: boolean;
}

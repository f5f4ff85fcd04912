// What the gateway gets injected: it knows no data directory, no git and no recorder.
import type { Caller } from './contract/caller.js';
import type { OwnFacts } from './own-facts.js';
import type { ServiceRegistry } from './service-registry.js';

export interface GatewayParts {
  readonly registry: ServiceRegistry;
  /** Changes whenever an answer might: what is cached is dropped, and an ETag is no longer met. */
  revision(): string;
  /** Whose token this is; undefined where it is nobody's. */
  callerOf(token: string): Caller | undefined;
  /** Of the house; where it is left out, health and figures tell of services alone. */
  readonly facts?: OwnFacts;
  readonly version: string;
  /** The built page: files by their path below /. */
  readonly pages: ReadonlyMap<string, PageFile>;
}

export interface PageFile {
  readonly type: string;
  readonly bytes: Buffer;
}

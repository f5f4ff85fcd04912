// A service in a thread of its own: what is heavy there neither stops the gateway nor takes its memory. A thread that ends
// is started again; the calls that were under way fail with SERVICE_ENDED.
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { CraftNudgeError, type FailureCode, type FailureDetails, reasonOf } from '../domain/failure.js';
import type { Health, Instance, ServiceName } from '../gateway/contract/services.js';
import { packageRoot } from '../recorder/package-root.js';

export interface WorkerData {
  readonly service: ServiceName;
  readonly env: NodeJS.ProcessEnv;
}

export interface WorkerQuestion {
  readonly id: number;
  readonly ask: 'call' | 'drain' | 'health';
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export interface WorkerAnswer {
  readonly id: number;
  readonly json?: string;
  readonly failure?: { readonly code: FailureCode; readonly details: FailureDetails };
  /** A fault of ours, with its stack. */
  readonly fault?: string;
}

export interface WorkerPlan extends WorkerData {
  /** Of its heap, at most. */
  readonly megabytes: number;
  /** The built entry, for tests. */
  readonly file?: string;
}

interface Waiting {
  resolve(json: string): void;
  reject(failure: Error): void;
}

/** A thread that ends more often than so many times a minute rests before it is started again. */
const MOST_STARTS = 5;
const MINUTE_MS = 60_000;
const PATIENCE_MS = 1_000;
/** What is under way may end; one that hangs must not keep the server. */
const DRAIN_MS = 5_000;

export function inWorker(plan: WorkerPlan): Instance {
  const thread = new ServiceThread(plan);
  return {
    service: plan.service,
    place: 'worker',
    call: (operation, input) => thread.ask('call', operation, input),
    health: () => thread.health(),
    drain: () => thread.drain(),
  };
}

class ServiceThread {
  readonly #plan: WorkerPlan;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #rest: NodeJS.Timeout | undefined;
  #draining = false;
  #asked = 0;
  /** When it ended, and why: of the last minute. */
  #ends: { readonly at: number; readonly reason: string }[] = [];

  constructor(plan: WorkerPlan) {
    this.#plan = plan;
    this.#start();
  }

  ask(ask: WorkerQuestion['ask'], operation = '', input: WorkerQuestion['input'] = {}): Promise<string> {
    const worker = this.#worker;
    if (worker === undefined || (this.#draining && ask === 'call')) return Promise.reject(this.#gone());
    this.#asked += 1;
    const id = this.#asked;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, ask, operation, input } satisfies WorkerQuestion);
    });
  }

  async health(): Promise<Health> {
    if (this.#draining) return { status: 'down', reason: 'it is ending' };
    const last = this.#recentEnds().at(-1);
    if (this.#worker === undefined) return { status: 'down', reason: `it ended: ${last?.reason ?? 'unknown'}` };
    const told = await Promise.race([this.ask('health'), silence(PATIENCE_MS)]).catch(() => undefined);
    if (told === undefined) return { status: 'degraded', reason: 'it is busy with a long question' };
    if (last === undefined) return JSON.parse(told) as Health;
    return { status: 'degraded', reason: `it was started again after it ended: ${last.reason}` };
  }

  async drain(): Promise<void> {
    this.#draining = true;
    clearTimeout(this.#rest);
    this.#worker?.ref(); // nothing else may hold the process until it has answered
    await Promise.race([this.ask('drain'), silence(DRAIN_MS)]).catch(() => undefined);
    await this.#worker?.terminate();
  }

  #start(): void {
    const { service, env, megabytes, file = join(packageRoot(), 'dist/service-worker.js') } = this.#plan;
    const data: WorkerData = { service, env: { ...env } };
    const limits = { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 32 };
    const worker = new Worker(file, { workerData: data, env: { ...env }, resourceLimits: limits });
    let reason = 'it stopped by itself';
    worker.on('message', (told: WorkerAnswer) => this.#settle(told));
    worker.on('error', (thrown) => (reason = reasonOf(thrown)));
    worker.once('exit', () => this.#ended(worker, reason));
    worker.unref();
    this.#worker = worker;
  }

  #settle({ id, json, failure, fault }: WorkerAnswer): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (json !== undefined) waiting?.resolve(json);
    else if (failure === undefined) waiting?.reject(new Error(fault ?? 'no answer'));
    else waiting?.reject(new CraftNudgeError(failure.code, failure.details));
  }

  #ended(worker: Worker, reason: string): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    this.#ends = [...this.#recentEnds(), { at: Date.now(), reason }];
    for (const { reject } of this.#waiting.values()) reject(this.#gone());
    this.#waiting.clear();
    if (this.#draining) return;
    if (this.#ends.length < MOST_STARTS) this.#start();
    else this.#rest = setTimeout(() => this.#start(), MINUTE_MS / 2).unref();
  }

  #recentEnds() {
    return this.#ends.filter(({ at }) => Date.now() - at < MINUTE_MS);
  }

  #gone(): CraftNudgeError {
    const { service } = this.#plan;
    const reason = this.#draining ? 'it is ending' : (this.#ends.at(-1)?.reason ?? 'it is not there');
    return new CraftNudgeError('SERVICE_ENDED', { service, reason });
  }
}

const silence = (ms: number): Promise<undefined> =>
  new Promise((resolve) => {
    setTimeout(() => resolve(undefined), ms).unref();
  });

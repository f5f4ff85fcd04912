// A thread that runs one service: what is asked comes as a message, and its JSON text goes back. Built as a file of its own.
import { parentPort, workerData } from 'node:worker_threads';
import { createAnalytics } from './analytics/create-analytics.js';
import { inProcess } from './in-process.js';
import type { WorkerAnswer, WorkerData, WorkerQuestion } from './in-worker.js';
import { keepHouse } from './kept-house.js';
import { createNotifications } from './notifications/create-notifications.js';
import { CraftNudgeError } from '../domain/failure.js';

const { service, env } = workerData as WorkerData;
const kept = keepHouse({ env, note: (text) => void process.stderr.write(`${text}\n`) });
const instance = service === 'analytics' ? inProcess(createAnalytics(kept)) : inProcess(createNotifications(kept));

parentPort?.on('message', (question: WorkerQuestion) => {
  answer(question).then(
    (told) => parentPort?.postMessage(told),
    (thrown: unknown) => parentPort?.postMessage(failed(question.id, thrown)),
  );
});

async function answer({ id, ask, operation, input }: WorkerQuestion): Promise<WorkerAnswer> {
  if (ask === 'health') return { id, json: JSON.stringify(await instance.health()) };
  if (ask === 'drain') await instance.drain();
  return { id, json: ask === 'drain' ? '' : await instance.call(operation, input) };
}

function failed(id: number, thrown: unknown): WorkerAnswer {
  if (thrown instanceof CraftNudgeError) return { id, failure: { code: thrown.code, details: thrown.details } };
  return { id, fault: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) };
}

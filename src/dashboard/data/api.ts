// The one door to the gateway. In: a path below /api/v1 and its parameters. Out: the answer's JSON, or a Problem.
// Who asks is said by the session's cookie; a write also carries the token that only this page was given.
import { createSignal } from './signal.js';

const API = '/api/v1';

export type Params = Readonly<Record<string, string | number | boolean | undefined>>;

/** Why there is no answer, in a sentence that ends with what to do next. */
export class Problem extends Error {
  /** HTTP's; 0 where nothing answered. */
  readonly status: number;
  readonly title: string;

  constructor(status: number, title: string, detail: string) {
    super(detail);
    this.name = 'Problem';
    this.status = status;
    this.title = title;
  }
}

/** True since the gateway said that it does not know this browser (any more). */
export const isLoggedOut = createSignal(false);

export function addressOf(path: string, params: Params = {}): string {
  const given = Object.entries(params).filter(([, value]) => value !== undefined && value !== '');
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return `${API}${path}${given.length === 0 ? '' : `?${query.toString()}`}`;
}

/** Throws Problem. */
export async function read<Answer>(path: string, params: Params = {}, signal?: AbortSignal): Promise<Answer> {
  return await answered<Answer>(addressOf(path, params), signal === undefined ? {} : { signal });
}

export interface Change {
  readonly method: 'DELETE' | 'PATCH' | 'POST' | 'PUT';
  readonly path: string;
  readonly params?: Params;
  readonly body?: unknown;
}

/** Throws Problem; undefined where the answer is empty. */
export async function write<Answer>({ method, path, params, body }: Change): Promise<Answer> {
  const headers: Record<string, string> = { 'x-csrf-token': await writeToken() };
  if (body !== undefined) headers['content-type'] = 'application/json';
  return await answered<Answer>(addressOf(path, params), {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** Asked for each time: a session that was renewed elsewhere has another one. */
async function writeToken(): Promise<string> {
  const { csrfToken } = await read<{ readonly csrfToken: string | null }>('/session');
  return csrfToken ?? '';
}

async function answered<Answer>(address: string, init: RequestInit): Promise<Answer> {
  const response = await reach(address, init);
  if (!response.ok) throw await problemOf(response);
  isLoggedOut.set(false);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as Answer;
}

async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, { credentials: 'same-origin', ...init });
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') throw thrown;
    throw new Problem(0, 'No answer', 'CraftNudge does not answer; start it with: craftnudge dashboard');
  }
}

interface ProblemBody {
  readonly title?: string;
  readonly detail?: string;
}

async function problemOf(response: Response): Promise<Problem> {
  if (response.status === 401) isLoggedOut.set(true);
  const { title, detail } = await bodyOf(response);
  const said = detail ?? `the server said ${response.status}; see its log: craftnudge doctor`;
  return new Problem(response.status, title ?? 'No answer', said);
}

async function bodyOf(response: Response): Promise<ProblemBody> {
  try {
    return (await response.json()) as ProblemBody;
  } catch {
    return {};
  }
}

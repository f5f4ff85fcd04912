// Every error leaves as application/problem+json (RFC 9457), with the request's id and what to do next.
import { CraftNudgeError, type FailureCode } from '../domain/failure.js';

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly requestId: string;
  /** The failure's code, where it is one of ours. */
  readonly code?: string;
}

/** Refused by the gateway itself. */
export class Refusal extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, detail: string, headers: Readonly<Record<string, string>> = {}) {
    super(detail);
    this.name = 'Refusal';
    this.status = status;
    this.headers = headers;
  }
}

const STATUS: Partial<Record<FailureCode, number>> = {
  AMBIGUOUS_COMMIT: 400,
  AMBIGUOUS_NUDGE: 400,
  CONFIG_INVALID: 400,
  GIT_MISSING: 503,
  GIT_SILENT: 503,
  GIT_UNTRUSTED: 409,
  NOT_A_REPOSITORY: 409,
  NOT_RECORDED: 404,
  NO_COMMITS: 409,
  REPOSITORY_GONE: 409,
  SERVICE_ENDED: 503,
  SERVICE_MISSING: 503,
  STORE_BUSY: 503,
  STORE_UNWRITABLE: 503,
  UNKNOWN_COMMIT: 404,
  UNKNOWN_NUDGE: 404,
  WRONG_USAGE: 400,
};

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not authenticated',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported media type',
  421: 'Misdirected request',
  429: 'Too many requests',
  431: 'Headers too large',
  500: 'Fault of CraftNudge',
  503: 'Not available now',
};

export function problemOf(thrown: unknown, requestId: string): Problem {
  const { status, detail, code } = seen(thrown);
  return {
    type: 'about:blank',
    title: TITLES[status] ?? 'Error',
    status,
    detail,
    requestId,
    ...(code === undefined ? {} : { code }),
  };
}

function seen(thrown: unknown): Pick<Problem, 'code' | 'detail' | 'status'> {
  if (thrown instanceof Refusal) return { status: thrown.status, detail: thrown.message };
  if (thrown instanceof CraftNudgeError)
    return { status: STATUS[thrown.code] ?? 500, detail: thrown.message, code: thrown.code };
  const { statusCode, message } = thrown as { readonly statusCode?: unknown; readonly message?: unknown };
  if (typeof statusCode === 'number' && statusCode < 500) return { status: statusCode, detail: String(message) };
  return { status: 500, detail: 'this is a fault of CraftNudge itself; see: craftnudge log' };
}

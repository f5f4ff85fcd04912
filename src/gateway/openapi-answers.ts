// What operations answer, for the OpenAPI file: the success with its schema, and every error that can occur, as problem+json.
import { type TSchema, Type } from '@sinclair/typebox';
import { API, isServiceRoute, type Route } from './define-route.js';

const Problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String({ description: 'one sentence, with what to do next' }),
    requestId: Type.String(),
    code: Type.Optional(Type.String({ description: 'of the failure, as the README lists them' })),
  },
  {
    examples: [
      {
        type: 'about:blank',
        title: 'Not found',
        status: 404,
        detail: 'a repository api is not recorded here; see what is: craftnudge status',
        requestId: 'req-1',
        code: 'NOT_RECORDED',
      },
    ],
  },
);

const integerHeader = (description: string) => ({ description, schema: { type: 'integer' } });

export const components = {
  securitySchemes: {
    token: { type: 'http', scheme: 'bearer', description: 'craftnudge token create' },
    session: { type: 'apiKey', in: 'cookie', name: 'craftnudge', description: 'of the page; SameSite=Strict' },
  },
  schemas: { Problem },
  headers: {
    RateLimitLimit: integerHeader('Requests in a window of time'),
    RateLimitRemaining: integerHeader('Those that are left of it'),
    RateLimitReset: integerHeader('Seconds until the window is over'),
    RetryAfter: integerHeader('Seconds to wait'),
  },
} as const;

const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });

const LIMITS = {
  'ratelimit-limit': ref('headers', 'RateLimitLimit'),
  'ratelimit-remaining': ref('headers', 'RateLimitRemaining'),
  'ratelimit-reset': ref('headers', 'RateLimitReset'),
};

const ERRORS: Readonly<Record<number, string>> = {
  400: 'Something in the request is not as the schema says',
  401: 'No valid token',
  403: 'The token lacks the scope',
  404: 'It is not recorded here',
  409: 'The repository is not as the question needs it',
  413: 'The body is too large',
  415: 'The body is no JSON',
  429: 'Too many requests',
  503: 'A service does not answer now',
};

/** By status. */
export function answersOf(route: Route): Readonly<Record<string, object>> {
  const { status = 200, response } = route;
  const contentType = isServiceRoute(route) ? undefined : route.contentType;
  const success = {
    description: route.summary,
    headers: LIMITS,
    content: contentOf(contentType ?? 'application/json', response),
  };
  return {
    [status]: success,
    ...Object.fromEntries(errorsOf(route).map((error) => [error, problem(error)])),
  };
}

export const openPathOf = ({ path }: Route): string => `${API}${path.replace(/:(\w+)/g, '{$1}')}`;

const contentOf = (type: string, schema: TSchema) => ({ [type]: { schema } });

function problem(status: number): object {
  const headers = status === 429 ? { ...LIMITS, 'retry-after': ref('headers', 'RetryAfter') } : LIMITS;
  const content = { 'application/problem+json': { schema: ref('schemas', 'Problem') } };
  return { description: ERRORS[status] ?? 'An error', headers, content };
}

/** Those that follow from its shape, and its own. */
function errorsOf(route: Route): readonly number[] {
  const { params, query, body, scope, errors = [] } = route;
  const namesThings = params !== undefined || 'repository' in { ...query?.properties, ...body?.['properties'] };
  return [
    ...new Set([
      ...((params ?? query ?? body) ? [400] : []),
      ...(scope === 'public' ? [] : [401, 403]),
      ...(namesThings ? [404] : []),
      ...(body === undefined ? [] : [413, 415]),
      429,
      ...(isServiceRoute(route) ? [503] : []),
      ...errors,
    ]),
  ].sort((a, b) => a - b);
}

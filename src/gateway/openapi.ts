// The OpenAPI 3.1 file, made from the table of routes: the schemas are those that validate.
import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import type { Route } from './define-route.js';
import { answersOf, components, openPathOf } from './openapi-answers.js';

/** Before the routes: what is defined later is described. */
export async function describeApi(app: FastifyInstance, version: string, routes: readonly Route[]): Promise<void> {
  app.decorate('apiRoutes', routes);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'CraftNudge',
        version,
        description: 'Commits, analytics and notifications of one person on one machine.',
      },
      components: { securitySchemes: components.securitySchemes },
    },
    transform: ({ schema, url, route: { config } }) => {
      const route = config?.route;
      return { url, schema: route === undefined ? { hide: true } : { ...schema, ...operationOf(route) } };
    },
  });
}

function operationOf(route: Route) {
  const { query } = route;
  const required = (query?.required ?? []).filter((name) => query?.properties[name]?.['default'] === undefined);
  return {
    summary: route.summary,
    operationId: operationIdOf(route),
    tags: [route.path.split('/')[1] ?? ''],
    security: route.scope === 'public' ? [] : [{ token: [route.scope] }, { session: [route.scope] }],
    ...(query === undefined ? {} : { querystring: { ...query, required } }),
  };
}

const operationIdOf = ({ method, path }: Route): string =>
  [method.toLowerCase(), ...path.split(/[/:.-]+/).filter((word) => word !== '')].join('-');

/** With what each operation answers, errors and headers included. */
export function openApiOf(app: FastifyInstance): object {
  const document = app.swagger();
  const paths: Record<string, Record<string, object>> = {};
  for (const route of app.apiRoutes) {
    const [path, method] = [openPathOf(route), route.method.toLowerCase()];
    const described = new Map<string, unknown>(Object.entries(document.paths?.[path] ?? {}));
    paths[path] = { ...paths[path], [method]: { ...asObject(described.get(method)), responses: answersOf(route) } };
  }
  return { ...document, paths, components };
}

const asObject = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});

declare module 'fastify' {
  interface FastifyInstance {
    /** What the API is made from. */
    readonly apiRoutes: readonly Route[];
  }
}

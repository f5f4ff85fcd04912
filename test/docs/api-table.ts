// The routes of the API as a table, from the data that they are made of.
import { routes } from '../../src/gateway/routes/index.js';
import { code, renderTable } from './table.js';

export const apiSections: Readonly<Record<string, () => string>> = { 'src/gateway/routes/index.ts': renderApi };

function renderApi(): string {
  const rows = routes
    .toSorted((a, b) => (a.path < b.path ? -1 : Number(a.path !== b.path)))
    .map(({ method, path, summary, scope, cost, query, body }) => [
      code(`${method} ${path}`),
      summary,
      Object.keys({ ...query?.properties, ...body?.['properties'] })
        .map(code)
        .join(' '),
      scope,
      cost,
    ]);
  return renderTable(['below /api/v1', 'what it does', 'takes', 'scope', 'counts as'], rows);
}

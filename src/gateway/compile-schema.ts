// How requests are checked. Text from an address becomes a number or a flag; a body says itself what it is, so that there
// null stays null. What a schema does not name is refused, never dropped in silence.
import { Ajv } from 'ajv';
import type { FastifySchemaCompiler } from 'fastify';

const options = { removeAdditional: false, useDefaults: true, strict: false, allErrors: false } as const;

export function createSchemaCompiler(): FastifySchemaCompiler<object> {
  const address = new Ajv({ ...options, coerceTypes: 'array' });
  const body = new Ajv(options);
  return ({ schema, httpPart }) => (httpPart === 'body' ? body : address).compile(schema);
}

import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type IdentityProvider } from '#platform';
import { problemSchema } from './problem-schema.js';

const DESCRIPTION = `Records what happens to citizens on their way between hospital, botilbud and own home.

Dates are calendar dates in Denmark (\`YYYY-MM-DD\`), instants are UTC, ids are UUIDs. A POST records a fact, and its path says
which. Errors are problems (RFC 9457): a refusal names its rule, its reason and the facts it was decided on. Every answer
about one thing carries its version as \`ETag\`; give it back in \`If-Match\` to be told when somebody else was faster. With
an \`Idempotency-Key\` the same request may be sent again and records once. \`Prefer: wait\` answers when the views show it.`;

/** The description of the API, as OpenAPI. */
export function describeApi(nest: NestFastifyApplication, identity: IdentityProvider): OpenAPIObject {
  const builder = new DocumentBuilder().setTitle('Borgerforløb').setDescription(DESCRIPTION).setVersion('1').setOpenAPIVersion('3.1.0');
  for (const { name, description } of identity.headers) builder.addApiKey({ type: 'apiKey', in: 'header', name, description }, name);
  const document = SwaggerModule.createDocument(nest, builder.build(), {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  document.components = { ...document.components, schemas: { ...document.components?.schemas, Problem: problemSchema } };
  const needed = identity.headers.filter(({ required = true }) => required);
  document.security = [needed, identity.headers].map((headers) => Object.fromEntries(headers.map(({ name }) => [name, [] as string[]])));
  return document;
}

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startService, type TestService } from '#testing/service/index.js';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(async () => {
  await service.stop();
});

interface Operation {
  readonly responses: Record<string, unknown>;
  readonly requestBody?: { readonly content: Record<string, unknown> };
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema?: unknown }[];
  readonly operationId: string;
}
interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, unknown>; readonly securitySchemes: Record<string, unknown> };
}

const described = async (): Promise<Document> => (await service.client.get('/api/openapi.json')).body;
const operationsOf = (document: Document) =>
  Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );

describe('the description of the API', () => {
  it('names every route that serves somebody identified, and no other', async () => {
    const document = await described();
    const open = /^\/(health|metrics|api\/docs|api\/openapi\.json)/;
    const served = service.application.routes
      .list()
      .filter(({ method, url }) => method !== 'HEAD' && !open.test(url))
      .map(({ method, url }) => `${method} ${url.replaceAll(/:(\w+)/g, '{$1}')}`);
    expect(operationsOf(document).map(({ method, path }) => `${method} ${path}`).sort()).toEqual([...new Set(served)].sort());
  });

  it('is OpenAPI 3.1 whose references all lead somewhere', async () => {
    const document = await described();
    expect(document.openapi).toBe('3.1.0');
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name!);
    expect(references.length).toBeGreaterThan(20);
    expect(references.filter((name) => !Object.hasOwn(document.components.schemas, name))).toEqual([]);
  });

  it('says for every operation what it answers, and for every id in the path that it is one', async () => {
    const operations = operationsOf(await described());
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
    for (const { path, operation } of operations) {
      expect(Object.keys(operation.responses)).toContainEqual(expect.stringMatching(/^20[01]$/));
      const inPath = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path').map(({ name }) => name);
      expect(inPath.sort()).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort());
    }
  });

  it('describes the body of every operation that takes one, down to its fields', async () => {
    const document = await described();
    const schemas = document.components.schemas as Record<string, { properties?: Record<string, { description?: string }> }>;
    for (const { path, method, operation } of operationsOf(document)) {
      if (method !== 'POST' && method !== 'PUT') continue;
      expect({ path, described: operation.requestBody !== undefined }).toEqual({ path, described: true });
    }
    const fields = Object.entries(schemas)
      .filter(([name]) => name.endsWith('Request'))
      .flatMap(([name, schema]) => Object.entries(schema.properties ?? {}).map(([field, { description }]) => ({ name, field, description })));
    expect(fields.length).toBeGreaterThan(40);
    expect(fields.filter(({ description }) => !description)).toEqual([]);
  });

  it('can be read as a page, of files that lie here', async () => {
    const page = await service.client.get('/api/docs');
    expect(page.headers.get('content-type')).toMatch(/^text\/html/);
    const assets = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address!);
    expect(assets).toHaveLength(3);
    for (const address of assets) expect((await service.client.get(address)).status).toBe(200);
    expect((await service.client.get('/api/docs/package.json')).status).toBe(404);
    expect((await service.client.get('/api/docs/__proto__')).status).toBe(404);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { named } from '#testing/given-when-then/invented.js';
import { type Asker, openTilbud, startService, type ServiceAnswer, type TestService } from '#testing/service/index.js';

let service: TestService;
let marielund: string;
let citizenId: string;
const CITIZENS = 4;
const myndighed: Asker = { role: 'myndighed', unit: 'voksen' };
/** What a spreadsheet would compute. */
const computed = '=1+1;"Eksempel"';

beforeAll(async () => {
  service = await startService();
  marielund = await openTilbud(service.client);
  for (let n = 0; n < CITIZENS; n++) {
    citizenId = (await post('/api/citizens', { cpr: `010160551${n}`, givenName: 'Testborger', familyName: 'Eksempel' })).body.id;
    await post(`/api/pathways/${citizenId}/opening`, { on: '2026-01-05', inquirySource: 'citizen', coordinator: { workerId: named('coordinator'), unit: 'voksen' } });
    await post(`/api/pathways/${citizenId}/visitations`, { section: 'SEL-107', from: '2026-02-01', to: null }, myndighed);
    await post(`/api/pathways/${citizenId}/stays`, { section: 'SEL-107', on: '2026-02-01', tilbudId: marielund });
  }
});
afterAll(() => service.stop());

const post = async (path: string, body: unknown, asker: Asker = {}): Promise<ServiceAnswer> => {
  const answer = await service.client.post(path, body, { ...asker, headers: { prefer: 'wait=10' } });
  expect({ path, status: answer.status, body: answer.body }).toMatchObject({ status: 201 });
  return answer;
};
const as = (accept: string, path: string, asker: Asker = myndighed) => service.client.get(path, { ...asker, headers: { accept } });
const csv = ({ text }: ServiceAnswer) => parse(text, { bom: true, delimiter: ';', columns: true }) as unknown as Record<string, string>[];
const ndjson = ({ text }: ServiceAnswer) => text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as object);

const placements = '/api/placements?asOf=2026-03-01';

describe('a list', () => {
  it('comes as JSON by pages, and as NDJSON an item a line, the same items in the same order', async () => {
    const paged: object[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const { body, headers } = await as('application/json', `${placements}&limit=1${next === '' ? '' : `&cursor=${next}`}`);
      expect(headers.get('vary')).toMatch(/accept/i);
      paged.push(...body.items);
      next = body.next;
    }
    const lines = await as('application/x-ndjson', placements);
    expect(lines.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    expect(ndjson(lines)).toEqual(paged);
    expect(paged).toHaveLength(CITIZENS);
  });

  it('comes as CSV with semicolons, a value a column', async () => {
    const answer = await as('text/csv', placements);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    // The byte order mark is gone when text is read.
    expect(answer.text.startsWith('citizenId;id;kind;tilbudId;unitSor;section;from;until;plannedEnd;absent\r\n')).toBe(true);
    expect(csv(answer)).toHaveLength(CITIZENS);
    expect(csv(answer)[0]).toMatchObject({ kind: 'stay', tilbudId: marielund, unitSor: '', section: 'SEL-107', until: '', absent: 'false' });
  });

  it('is kept from being computed by a spreadsheet', async () => {
    await post('/api/tilbud', { name: computed, kind: 'mobilt-tilbud', sections: ['SEL-85', 'SEL-99'] });
    const lines = csv(await as('text/csv', '/api/tilbud'));
    expect(lines.find(({ kind }) => kind === 'mobilt-tilbud')).toMatchObject({ name: `'${computed}`, sections: 'SEL-85,SEL-99' });
    expect(ndjson(await as('application/x-ndjson', '/api/tilbud'))).toContainEqual(expect.objectContaining({ name: computed }));
  });

  it('goes on as lines from where a page ended, and brings no more than was asked for', async () => {
    const all = ndjson(await as('application/x-ndjson', placements));
    const { body } = await as('application/json', `${placements}&limit=1`);
    expect(ndjson(await as('application/x-ndjson', `${placements}&cursor=${body.next}`))).toEqual(all.slice(1));
    expect(ndjson(await as('application/x-ndjson', `${placements}&cursor=${body.next}&limit=2`))).toEqual(all.slice(1, 3));
  });

  it('has its head and no line where there is nothing', async () => {
    const nothing = `/api/placements?asOf=2020-01-01`;
    expect((await as('text/csv', nothing)).text.split('\r\n')).toHaveLength(2);
    expect((await as('application/x-ndjson', nothing)).text).toBe('');
  });

  it('is refused as it is refused as JSON', async () => {
    const [json, lines] = await Promise.all(['application/json', 'text/csv'].map((accept) => as(accept, `${placements}&cursor=e30`)));
    expect({ ...lines!.body, correlationId: '' }).toEqual({ ...json!.body, correlationId: '' });
    expect(lines!.status).toBe(400);
    expect(lines!.headers.get('content-type')).toMatch('application/problem+json');
    expect((await as('text/csv', placements, { role: 'region', unit: 'region-eksempel' })).status).toBe(403);
    expect((await as('application/x-ndjson', `/api/tilbud/${named('none')}/waiting-list`)).status).toBe(404);
  });

  it('shows staff of a tilbud as lines what it shows them as a page', async () => {
    const staff = (unit: string): Asker => ({ role: 'botilbud', unit });
    expect(ndjson(await as('application/x-ndjson', placements, staff(marielund)))).toHaveLength(CITIZENS);
    expect(ndjson(await as('application/x-ndjson', placements, staff(named('elsewhere'))))).toEqual([]);
    expect((await as('text/csv', placements, { ...myndighed, municipality: '999' })).text).not.toContain(citizenId);
  });
});

interface Content {
  readonly schema: { readonly properties?: { readonly items?: unknown }; readonly description?: string };
}

/** What has to be asked of a list, where it is something else than whom it is about. */
const queries: Readonly<Record<string, string>> = {
  '/api/capacity': '?date=2026-03-01',
  '/api/notice': '?from=2026-01-01&to=2026-12-31',
  '/api/partner-inbox': '',
};

describe('every list', () => {
  it('can be had in every form, as the description of the API says, with the columns that it names', async () => {
    const { paths } = (await service.client.get('/api/openapi.json')).body as {
      readonly paths: Record<string, { readonly get?: { readonly responses: Record<string, { readonly content?: Record<string, Content> }> } }>;
    };
    const lists = Object.entries(paths).flatMap(([path, { get }]) => {
      const content = get?.responses['200']?.content;
      return content?.['application/json']?.schema.properties?.items === undefined ? [] : [{ path, content }];
    });
    expect(lists.map(({ path }) => path)).toEqual(expect.arrayContaining(['/api/advisories', '/api/deviations', '/api/agreements', '/api/pathways/{citizenId}/timeline']));
    expect(lists.length).toBeGreaterThanOrEqual(21);
    const forms = ['application/json', 'application/x-ndjson', 'text/csv'];
    expect(lists.filter(({ content }) => Object.keys(content).join() !== forms.join()).map(({ path }) => path)).toEqual([]);
    // What stands under an id that this story does not have is the same mechanism.
    for (const { path, content } of lists.filter((list) => !/\{(?!citizenId|tilbudId)/.test(list.path))) {
      const query = queries[path] ?? `?citizenId=${citizenId}`;
      const asker = path === '/api/partner-inbox' ? { role: 'region', unit: 'region-eksempel' } as const : myndighed;
      const address = `${path.replace('{citizenId}', citizenId).replace('{tilbudId}', marielund)}${/citizenId\}|agreements|delegations|statistics|tilbud|reservations/.test(path) ? '' : query}`;
      const [page, lines, table] = await Promise.all(forms.map((accept) => as(accept, address, asker)));
      expect({ address, status: page!.status, body: page!.body }).toMatchObject({ status: 200 });
      expect({ address, items: ndjson(lines!) }).toEqual({ address, items: page!.body.items });
      const head = table!.text.split('\r\n', 1)[0]!;
      expect({ address, columns: content['text/csv']!.schema.description }).toEqual({ address, columns: `Columns: ${head.replaceAll(';', ', ')}` });
      expect(csv(table!)).toHaveLength(page!.body.items.length);
    }
  });
});

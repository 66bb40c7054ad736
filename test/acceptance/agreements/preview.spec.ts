import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, dateInCopenhagen, instantInCopenhagen, type PlainDate, plainDate } from '#kernel';
import { atBotilbud, botilbud, manager, support, World } from '../hard-cases/world.js';

/** A Monday morning; nothing that is asked here sends anything. */
let world: World;
beforeAll(async () => {
  world = await World.at(instantInCopenhagen(plainDate('2026-11-09'), '09:00'), '62');
});
afterAll(() => world.service.stop());

const today = (): PlainDate => dateInCopenhagen(world.clock.now());
const terms = (id: string, changes: object = {}) => ({
  partner: { id, name: 'Testpartner Eksempel' },
  direction: 'to-partner',
  trigger: 'botilbud-discharge',
  tilbudId: null,
  leadTime: { value: 3, unit: 'working-days' },
  cutoff: '12:00',
  channel: { kind: 'inbox' },
  escalateTo: { unit: 'voksen', workerId: null },
  basis: { law: 'PSL-13c', necessity: 'Sammenhæng', dataCategories: ['identification', 'discharge-date'] },
  validFrom: '2026-01-01',
  validTo: null,
  ...changes,
});
const preview = async (body: object) => (await world.service.client.post('/api/agreements/preview', body, manager)).body.items;
const refusedBy = async (body: object) => world.refused('/api/agreements', body, manager);

describe('a preview of what agreements cause', () => {
  it('says whom, when, how late, on what basis and with what, by the agreements in force, and plans nothing', async () => {
    const everywhere = await world.record('/api/agreements', terms('previewed'), manager);
    await world.record('/api/agreements', terms('previewed-elsewhere', { tilbudId: support }), manager);
    const asked = { trigger: 'botilbud-discharge', date: addDays(today(), 10), tilbudId: botilbud, details: { destination: 'own-home' } };
    const head = await world.service.store.head();
    expect(await preview(asked)).toMatchObject([
      {
        partnerId: 'previewed',
        agreementId: everywhere,
        agreementVersion: 1,
        advisory: {
          kind: 'discharge-planned',
          dueAt: instantInCopenhagen(plainDate('2026-11-16'), '12:00'),
          late: null,
          channel: 'inbox',
          basis: { law: 'PSL-13c', dataCategories: ['identification', 'discharge-date'] },
          says: { date: '2026-11-19' },
          blocked: null,
        },
        nothing: null,
      },
      { partnerId: 'previewed-elsewhere', agreementId: null, advisory: null, nothing: { rule: 'DIS-1', reason: 'no-agreement' } },
    ]);
    const [late] = await preview({ ...asked, date: addDays(today(), 2), causedBy: 'region' });
    expect(late.advisory).toMatchObject({ late: { by: 3, causedBy: 'region' }, says: { date: '2026-11-11' } });
    const [past] = await preview({ ...asked, date: addDays(today(), -1) });
    expect(past).toMatchObject({ advisory: null, nothing: { reason: 'backdated' } });
    expect(await world.service.store.head()).toBe(head);
  });

  it('tries out terms that nobody has agreed on, for a citizen at the tilbud that the citizen is at', async () => {
    const { pathway } = await world.resident('2026-09-01');
    const consented = terms('tried-out', { tilbudId: botilbud, basis: { law: 'consent', necessity: 'Borgerens ønske', dataCategories: ['identification'] } });
    const asked = { trigger: 'botilbud-discharge', date: addDays(today(), 10), citizenId: pathway.slice(-36), terms: consented };
    expect(await preview(asked)).toMatchObject([{ partnerId: 'tried-out', agreementId: null, advisory: { blocked: 'no-consent', says: {} } }]);
    const consent = { on: today(), categories: ['identification'], recipients: ['tried-out'], form: 'oral' };
    await world.record(`${pathway}/consents`, consent);
    expect(await preview(asked)).toMatchObject([{ advisory: { blocked: null } }]);
    expect(await preview({ ...asked, terms: { ...consented, basis: { ...consented.basis, law: null } } })).toMatchObject([{ advisory: { blocked: 'no-basis' } }]);
    expect(await preview({ ...asked, terms: { ...consented, tilbudId: support } })).toMatchObject([{ advisory: null, nothing: { reason: 'no-agreement' } }]);
  });

  it('is refused where the details do not fit, to staff of a botilbud, and about a citizen who is not there', async () => {
    const asked = { trigger: 'closing', date: today() };
    const { client } = world.service;
    const unfit = await client.post('/api/agreements/preview', { ...asked, details: { destination: 'own-home' } }, manager);
    expect(unfit).toMatchObject({ status: 400, body: { errors: [{ field: expect.stringMatching(/^details/) }] } });
    expect((await client.post('/api/agreements/preview', asked, atBotilbud)).status).toBe(403);
    expect((await client.post('/api/agreements/preview', { ...asked, citizenId: '00000000-0000-4000-8000-000000000000' }, manager)).status).toBe(404);
  });
});

describe('AGR-4 what an agreement can be about', () => {
  it('is what notice is given of in its direction, with data that may leave about it', async () => {
    expect(await refusedBy(terms('reverse', { direction: 'from-partner' }))).toBe('AGR-4 trigger-not-of-direction');
    expect(await refusedBy(terms('hospital', { trigger: 'hospital-discharge' }))).toBe('AGR-4 trigger-not-of-direction');
    expect(await refusedBy(terms('too-much', { trigger: 'death' }))).toBe('AGR-4 category-not-of-trigger');
    await world.record('/api/agreements', terms('measured', { direction: 'from-partner', trigger: 'hospital-discharge' }), manager);
  });
});

describe('agreements in two times', () => {
  it('are shown as they were known, with the version in force on a date', async () => {
    const id = await world.record('/api/agreements', terms('in-two-times', { validFrom: '2026-03-01' }), manager);
    const revised = { ...terms('in-two-times', { validFrom: '2026-06-01' }), cutoff: '08:00' };
    await world.record(`/api/agreements/${id}/revisions`, revised, manager);
    const found = async (query: string) => (await world.items(`/api/agreements${query}`)).find((one: { id: string }) => one.id === id);
    const now = await found('?asOf=2026-04-01');
    expect(now).toMatchObject({ version: 1, inForce: 1, versions: [{ cutoff: '12:00' }, { cutoff: '08:00' }] });
    expect(await found('?asOf=2026-06-01')).toMatchObject({ inForce: 2 });
    expect(await found('?asOf=2026-02-28')).toMatchObject({ inForce: null });
    expect(await found(`?asOf=2026-06-01&knownAt=${now.recordedAt[0]}`)).toMatchObject({ version: 0, inForce: 1, versions: [{ cutoff: '12:00' }] });
    expect(await found('?knownAt=2026-01-01T00:00:00.000Z')).toBeUndefined();
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, type Clock, dateInCopenhagen, type PlainDate } from '#kernel';
import { CLOCK } from '#platform';
import { processorStatus } from '#processing';
import { eventually } from '#testing';
import { named } from '#testing/given-when-then/invented.js';
import { openTilbud, startService, type TestService } from '#testing/service/index.js';
import { Story } from './story.js';

let service: TestService;
let story: Story;
let today: PlainDate;
beforeAll(async () => {
  service = await startService({ environment: { MUNICIPALITY: '621', MUNICIPALITIES: '621,607' } });
  story = new Story(service, '2');
  today = dateInCopenhagen(service.get<Clock>(CLOCK).now());
});
afterAll(() => service.stop());
const refusal = (rule: string, reason: string, field?: string) => ({ status: 409, rule, reason, ...(field === undefined ? {} : { field }) });

describe('a tilbud and its places', () => {
  it('are kept by a manager, and seen by those whom they concern', async () => {
    const wanted = { name: 'Botilbuddet Marielund (opdigtet)', kind: 'midlertidigt-botilbud', sections: ['SEL-107'] };
    expect((await story.post('/api/tilbud', wanted, 'myndighed')).status).toBe(403);
    const tilbudId = await story.recorded('/api/tilbud', wanted);
    const placeId = await story.recorded(`/api/tilbud/${tilbudId}/places`, { kind: 'ordinary', properties: ['own-bath'], from: '2026-03-01' });
    expect((await story.post(`/api/tilbud/${tilbudId}/places/${named('no place')}/withdrawal`, { from: '2027-01-01' })).status).toBe(404);
    await story.recorded(`/api/tilbud/${tilbudId}/places/${placeId}/withdrawal`, { from: '2027-01-01' });

    const shown = await story.get(`/api/tilbud/${tilbudId}?asOf=2026-12-31`);
    expect(shown).toMatchObject({ id: tilbudId, ...wanted, managed: true, municipality: '621', version: 2, places: [{ placeId, until: '2027-01-01', takenBy: [] }] });
    expect((await story.get(`/api/tilbud/${tilbudId}?asOf=2027-01-01`)).places).toEqual([]);
    expect((await story.get(`/api/tilbud?kind=midlertidigt-botilbud`)).items).toContainEqual(expect.objectContaining({ id: tilbudId, name: wanted.name }));
    const own = { role: 'botilbud', unit: tilbudId } as const;
    expect((await story.get('/api/tilbud', own)).items).toEqual([expect.objectContaining({ id: tilbudId })]);
    expect((await service.client.get(`/api/tilbud/${tilbudId}`, own)).status).toBe(200);
    expect((await service.client.get(`/api/tilbud/${tilbudId}`, { ...own, unit: 'another' })).status).toBe(404);
  });

  it('are not there for another municipality', async () => {
    const tilbudId = await openTilbud(service.client, { places: { ordinary: 1 } });
    const elsewhere = { municipality: '607' };
    for (const path of [`/api/tilbud/${tilbudId}`, `/api/tilbud/${tilbudId}/capacity`, `/api/tilbud/${tilbudId}/waiting-list`, `/api/tilbud/${tilbudId}/reservations`]) {
      expect((await service.client.get(path, elsewhere)).status).toBe(404);
    }
    expect((await story.post(`/api/tilbud/${tilbudId}/places`, { kind: 'ordinary', from: '2026-03-01' }, 'leder', elsewhere)).status).toBe(404);
    expect((await story.get('/api/tilbud', elsewhere)).items).toEqual([]);
    expect((await story.get('/api/capacity?date=2026-12-01', elsewhere)).items).toEqual([]);
  });
});

describe('STAY-2 a stay over HTTP', () => {
  it('starts at a tilbud that is registered, under a section that it gives', async () => {
    const [citizenId, tilbudId] = await Promise.all([story.citizen(), openTilbud(service.client, { sections: ['SEL-108'] })]);
    expect((await story.startStay(citizenId, named('nowhere'))).body).toMatchObject(refusal('STAY-2', 'unknown-tilbud', 'tilbudId'));
    expect((await story.startStay(citizenId, tilbudId)).body).toMatchObject(refusal('TIL-2', 'section-not-given', 'section'));
    expect((await story.takenBy(tilbudId, `asOf=${today}`)).flat()).toEqual([]);
  });

  it('takes the place that fits, is planned to leave it, and leaves it', async () => {
    const [first, second, tilbudId] = await Promise.all([story.citizen(), story.citizen(), openTilbud(service.client, { places: { ordinary: 1 } })]);
    const stay = await story.startStay(first, tilbudId);
    expect(stay.status).toBe(201);
    expect((await story.startStay(second, tilbudId)).body).toMatchObject(refusal('STAY-2', 'no-free-place'));
    await eventually('the tilbud knows of the stay', async () => (await story.takenBy(tilbudId, `asOf=${today}`))[0]?.[0]?.is === 'occupied');

    const leaves = addDays(today, 14);
    const plan = { date: leaves, destination: 'own-home', causedBy: 'citizen' };
    expect((await service.client.put(`/api/pathways/${first}/stays/${stay.body.id}/planned-discharge`, plan)).status).toBe(200);
    await eventually('the vacancy is expected', async () => (await story.takenBy(tilbudId, `asOf=${today}`))[0]?.[0]?.until === leaves);
    const freeOn = async (date: string) => (await story.get(`/api/tilbud/${tilbudId}/capacity?asOf=${date}`)).free;
    expect(await freeOn(addDays(leaves, -1))).toEqual([]);
    expect(await freeOn(leaves)).toEqual([expect.objectContaining({ certainty: 'expected', freeUntil: null })]);
    const places = await story.get(`/api/capacity?date=${leaves}&kind=ordinary`);
    expect(places.items).toContainEqual(expect.objectContaining({ tilbudId, certainty: 'expected' }));
    const withBath = await story.get(`/api/capacity?date=${leaves}&kind=ordinary&needs=own-bath`);
    expect(withBath.items).not.toContainEqual(expect.objectContaining({ tilbudId }));

    await story.recorded(`/api/pathways/${first}/discharges`, { stayId: stay.body.id, on: today, destination: 'own-home' });
    await eventually('the place is free', async () => (await freeOn(today))[0]?.certainty === 'certain');
    expect((await story.startStay(second, tilbudId, { on: today })).status).toBe(201);
  });

  it('that is refused after all gives its place back at once', async () => {
    const [citizenId, here, there] = await Promise.all([
      story.citizen(),
      openTilbud(service.client, { places: { ordinary: 1 } }),
      openTilbud(service.client, { places: { ordinary: 1 } }),
    ]);
    const answers = await Promise.all([here, there].map((tilbudId) => story.startStay(citizenId, tilbudId)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject(refusal('STAY-1', 'overlaps-stay'));
    const lost = answers[0]?.status === 409 ? here : there;
    expect((await story.takenBy(lost, `asOf=${today}`)).flat()).toEqual([]);
  });

  it('is over-occupancy by a manager’s override only, and is seen to be', async () => {
    const [citizenId, tilbudId] = await Promise.all([story.citizen(), openTilbud(service.client, { places: {} })]);
    const overOccupancy = { because: 'acute-need', note: 'Opdigtet grund' };
    const asStaff = await story.startStay(citizenId, tilbudId, { overOccupancy }, 'botilbud', { unit: tilbudId });
    expect(asStaff.body).toMatchObject(refusal('STAY-2', 'over-occupancy-not-managers', 'overOccupancy'));
    expect((await story.startStay(citizenId, tilbudId, { overOccupancy })).status).toBe(201);
    const shown = await story.get(`/api/tilbud/${tilbudId}?asOf=${today}`);
    expect(shown).toMatchObject({ withoutPlace: [{ citizenId, placeless: 'acute-need', placeId: null }], breaches: [{ kind: 'over-occupancy', rule: 'STAY-2', since: '2026-03-01' }] });
    expect(JSON.stringify(shown)).not.toContain('Opdigtet grund');

    const [reservation] = (await story.get(`/api/tilbud/${tilbudId}/reservations?asOf=${today}`)).items;
    const placeId = await story.recorded(`/api/tilbud/${tilbudId}/places`, { kind: 'ordinary', from: today });
    const moved = await service.client.put(`/api/tilbud/${tilbudId}/reservations/${reservation.reservationId}/place`, { placeId, on: today });
    expect(moved.status).toBe(200);
    expect((await story.takenBy(tilbudId, `asOf=${today}`)).flat()).toEqual([expect.objectContaining({ citizenId })]);
  });

  it('is followed through a correction, and through taking that back', async () => {
    const [citizenId, tilbudId] = await Promise.all([story.citizen(), openTilbud(service.client, { places: { ordinary: 1 } })]);
    expect((await story.startStay(citizenId, tilbudId)).status).toBe(201);
    const taken = async () => (await story.takenBy(tilbudId, `asOf=${today}`)).flat().map(({ is }) => is);
    await eventually('the tilbud knows of the stay', async () => (await taken())[0] === 'occupied');
    const timeline = (await story.get(`/api/pathways/${citizenId}/timeline`)).items;
    const entry = timeline.find(({ type }: { type: string }) => type === 'StayStarted').eventId;
    await story.recorded(`/api/pathways/${citizenId}/corrections`, { retract: [entry], because: 'did-not-happen' });
    await eventually('the place is free', async () => (await taken()).length === 0);
    const { items } = await story.get(`/api/pathways/${citizenId}/timeline?retracted=true`);
    const [{ eventId }] = items.find((one: { counts: boolean }) => !one.counts).corrections;
    await story.recorded(`/api/pathways/${citizenId}/corrections`, { retract: [eventId], because: 'correction-was-wrong' });
    await eventually('the place is taken again', async () => (await taken())[0] === 'occupied');
  });
});

describe('a place booked ahead', () => {
  it('is the citizen’s own, who starts the stay on it', async () => {
    const [citizenId, other, tilbudId] = await Promise.all([story.citizen(), story.citizen(), openTilbud(service.client, { places: { ordinary: 1 } })]);
    const booking = { citizenId, kind: 'ordinary', from: addDays(today, 10) };
    expect((await story.post(`/api/tilbud/${tilbudId}/reservations`, booking, 'botilbud')).status).toBe(403);
    const unknown = await story.post(`/api/tilbud/${tilbudId}/reservations`, { ...booking, citizenId: named('nobody') });
    expect(unknown.body.type).toBe('urn:borgerforloeb:problem:unknown-citizen');
    const reservationId = await story.recorded(`/api/tilbud/${tilbudId}/reservations`, booking, 'myndighed');
    expect((await story.post(`/api/tilbud/${tilbudId}/reservations`, { ...booking, citizenId: other })).body).toMatchObject(refusal('STAY-2', 'no-free-place'));
    expect((await story.startStay(other, tilbudId, { reservationId })).body).toMatchObject(refusal('TIL-2', 'not-reserved'));
    expect((await story.startStay(other, tilbudId, { on: today, until: booking.from })).status).toBe(201);
    expect((await story.startStay(citizenId, tilbudId, { on: today, reservationId })).body).toMatchObject(refusal('STAY-2', 'no-free-place'));
  });

  it('is called off, or falls back when no stay has followed in time', async () => {
    const [citizenId, tilbudId] = await Promise.all([story.citizen(), openTilbud(service.client, { places: { ordinary: 2 } })]);
    const book = (more: object) => story.recorded(`/api/tilbud/${tilbudId}/reservations`, { citizenId, kind: 'ordinary', from: today, ...more });
    const reservationId = await book({});
    await book({ keptThrough: addDays(today, -1) });
    const kept = async () => (await story.get(`/api/tilbud/${tilbudId}/reservations?asOf=${today}`)).items.length;
    await eventually('the one whose time is over has fallen back', async () => (await kept()) === 1, 30_000);
    expect((await service.client.delete(`/api/tilbud/${tilbudId}/reservations/${reservationId}`)).status).toBe(200);
    expect(await kept()).toBe(0);
    expect((await service.events()).filter(({ type }) => type === 'ReservationReleased').map(({ data }) => data['because'])).toEqual(
      expect.arrayContaining(['called-off', 'not-used-in-time']),
    );
  });

  it('carries a stay, and is booked again when that is refused', async () => {
    const [citizenId, tilbudId, elsewhere] = await Promise.all([
      story.citizen(),
      openTilbud(service.client, { places: { ordinary: 1 } }),
      openTilbud(service.client, { places: { ordinary: 1 } }),
    ]);
    const reservationId = await story.recorded(`/api/tilbud/${tilbudId}/reservations`, { citizenId, kind: 'ordinary', from: today });
    const answers = await Promise.all([story.startStay(citizenId, tilbudId, { on: today, reservationId }), story.startStay(citizenId, elsewhere, { on: today })]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const expected = answers[0]?.status === 201 ? 'occupied' : 'held';
    await eventually('the reservation is what it should be', async () => {
      const [one] = (await story.get(`/api/tilbud/${tilbudId}/reservations?asOf=${today}`)).items;
      return one?.reservationId === reservationId && one.is === expected;
    });
  });
});

describe('TIL-3 the waiting list over HTTP', () => {
  it('is in order of waiting, and is left by who moves in', async () => {
    const [early, late, tilbudId] = await Promise.all([story.citizen(), story.citizen(), openTilbud(service.client, { places: { ordinary: 1 } })]);
    const list = `/api/tilbud/${tilbudId}/waiting-list`;
    const entry = { kind: 'ordinary', wantedFrom: today, reason: 'no-free-place' };
    const lateEntry = await story.recorded(list, { ...entry, citizenId: late }, 'myndighed');
    await story.recorded(list, { ...entry, citizenId: early, since: '2026-05-01' }, 'myndighed');
    expect((await story.post(list, { ...entry, citizenId: late })).body).toMatchObject(refusal('TIL-3', 'already-waiting'));
    expect((await story.post(list, { ...entry, citizenId: early, kind: 'assessment', visitationId: named('none') })).body.errors).toMatchObject([{ field: 'visitationId' }]);
    expect((await story.post(list, { ...entry, citizenId: early, kind: 'assessment', since: addDays(today, 1) })).body).toMatchObject(refusal('TIL-3', 'since-in-the-future', 'since'));
    const waiting = async (query = '') => (await story.get(`${list}${query}`)).items.map(({ citizenId }: { citizenId: string }) => citizenId);
    await eventually('both are on the list', async () => (await waiting()).length === 2);
    expect(await waiting()).toEqual([early, late]);
    expect(await waiting('?limit=1')).toEqual([early]);
    const page = await story.get(`${list}?limit=1`);
    expect((await story.get(`${list}?limit=1&cursor=${page.next}`)).items).toMatchObject([{ citizenId: late }]);
    const knownAt = service.get<Clock>(CLOCK).now();

    expect((await story.startStay(early, tilbudId)).status).toBe(201);
    await eventually('who has moved in waits no more', async () => (await waiting()).length === 1);
    const ended = await service.client.delete(`${list}/${lateEntry}?because=withdrawn`, { headers: { prefer: 'wait=10' } });
    expect(ended.status).toBe(200);
    expect((await service.client.delete(`${list}/${lateEntry}?because=withdrawn`)).status).toBe(404);
    expect(await waiting()).toEqual([]);
    expect(await waiting(`?knownAt=${knownAt}`)).toEqual([early, late]);
    expect(await waiting('?asOf=2026-06-01')).toEqual([early]);
  });

  it('takes nobody who has died', async () => {
    const [citizenId, tilbudId] = await Promise.all([story.citizen(), openTilbud(service.client)]);
    await story.recorded(`/api/tilbud/${tilbudId}/waiting-list`, { citizenId, kind: 'ordinary', wantedFrom: today, reason: 'needed-later' });
    await story.recorded(`/api/tilbud/${tilbudId}/reservations`, { citizenId, kind: 'ordinary', from: addDays(today, 5) });
    await story.recorded(`/api/pathways/${citizenId}/death`, { on: today }, 'myndighed');
    await eventually('nothing is kept, and nobody waits', async () => {
      const { items } = await story.get(`/api/tilbud/${tilbudId}/waiting-list`);
      return items.length === 0 && (await story.takenBy(tilbudId, `asOf=${addDays(today, 5)}`)).flat().length === 0;
    });
    const again = await story.post(`/api/tilbud/${tilbudId}/reservations`, { citizenId, kind: 'ordinary', from: addDays(today, 5) });
    expect(again.body).toMatchObject(refusal('CIT-1', 'citizen-dead'));
  });
});

describe('a tilbud in two times', () => {
  it('shows the date asked about, as known at the instant asked about', async () => {
    const [citizenId, tilbudId] = await Promise.all([story.citizen(), openTilbud(service.client, { places: { ordinary: 1 } })]);
    const before = service.get<Clock>(CLOCK).now();
    expect((await story.startStay(citizenId, tilbudId, { on: '2026-03-01' })).status).toBe(201);
    const occupied = async (query: string) => (await story.get(`/api/tilbud/${tilbudId}/capacity?${query}`)).capacity[0];
    await eventually('the tilbud knows of the stay', async () => (await occupied(`asOf=${today}`)).occupied === 1);
    expect(await occupied('asOf=2026-02-28')).toMatchObject({ occupied: 0, freeForCertain: 1 });
    expect(await occupied('asOf=2026-03-01')).toMatchObject({ occupied: 1, freeForCertain: 0 });
    expect(await occupied(`asOf=2026-03-01&knownAt=${before}`)).toMatchObject({ occupied: 0, freeForCertain: 1 });
    const free = async (query: string) => (await story.get(`/api/capacity?${query}`)).items.filter((one: { tilbudId: string }) => one.tilbudId === tilbudId).length;
    await eventually('the view knows of it too', async () => (await free('date=2026-03-01')) === 0);
    expect(await free(`date=2026-03-01&knownAt=${before}`)).toBe(1);
    expect(await free('date=2026-02-28')).toBe(1);
  });
});

describe('TIL-4 what was recorded wrongly at a tilbud, over HTTP', () => {
  it('is found by what it is about, said anew, taken back and brought back', async () => {
    const [citizenId, tilbudId] = await Promise.all([story.citizen(), openTilbud(service.client, { places: { ordinary: 1 } })]);
    const at = `/api/tilbud/${tilbudId}`;
    const reservationId = await story.recorded(`${at}/reservations`, { citizenId, kind: 'ordinary', from: addDays(today, 10) });
    const entries = async () => (await story.get(`${at}/entries?about=${reservationId}`)).items as readonly { id: string; type: string; counts: boolean; saysNow: unknown }[];
    const [booked] = await entries();
    expect(booked).toMatchObject({ type: 'PlaceReserved', counts: true, saysNow: null });

    const later = { changes: [{ entry: booked!.id, data: { from: addDays(today, 12) } }], because: 'wrong-date' };
    await story.recorded(`${at}/corrections`, later, 'myndighed');
    const kept = async (asOf: PlainDate) => (await story.get(`${at}/reservations?asOf=${asOf}`)).items.length;
    expect([await kept(addDays(today, 11)), await kept(addDays(today, 12))]).toEqual([0, 1]);

    await story.recorded(`${at}/corrections`, { retract: [booked!.id], because: 'recorded-twice' }, 'myndighed');
    expect(await kept(addDays(today, 12))).toBe(0);
    const told = await entries();
    expect(told.map(({ type, counts }) => [type, counts])).toEqual([['PlaceReserved', false], ['EntryCorrected', true], ['EntryRetracted', true]]);
    await story.recorded(`${at}/corrections`, { retract: [told[2]!.id], because: 'correction-was-wrong' }, 'myndighed');
    expect(await kept(addDays(today, 12))).toBe(1);
  });

  it('is refused by the rule’s name, to others, and where nothing is said', async () => {
    const tilbudId = await openTilbud(service.client, { places: { ordinary: 1 } });
    const at = `/api/tilbud/${tilbudId}`;
    const [registered] = (await story.get(`${at}/entries?about=${tilbudId}`)).items as readonly { id: string }[];
    const retraction = { retract: [registered!.id], because: 'did-not-happen' };
    expect((await story.post(`${at}/corrections`, retraction, 'myndighed')).body).toMatchObject(refusal('TIL-4', 'not-who-corrects'));
    expect((await story.post(`${at}/corrections`, retraction)).body).toMatchObject(refusal('TIL-4', 'leaves-orphan'));
    expect((await story.post(`${at}/corrections`, { because: 'wrong-facts' })).body).toMatchObject(refusal('TIL-4', 'nothing-to-correct'));
    expect((await story.post(`${at}/corrections`, retraction, 'botilbud')).status).toBe(403);
    expect((await story.post(`${at}/corrections`, retraction, 'leder', { municipality: '607' })).status).toBe(404);
    expect((await service.client.get(`${at}/entries?about=${tilbudId}`, { municipality: '607' })).status).toBe(404);
  });

  it('leaves the tilbud’s due times, tasks and deviations standing', async () => {
    const [citizenId, tilbudId] = await Promise.all([story.citizen(), openTilbud(service.client, { places: { ordinary: 1 } })]);
    const at = `/api/tilbud/${tilbudId}`;
    const reservationId = await story.recorded(`${at}/reservations`, { citizenId, kind: 'ordinary', from: addDays(today, 10) });
    const [booked] = (await story.get(`${at}/entries?about=${reservationId}`)).items as readonly { id: string }[];
    await story.recorded(`${at}/corrections`, { retract: [booked!.id], because: 'did-not-happen' }, 'myndighed');
    const head = await service.store.head();
    const behind = async () => (await processorStatus(service.pool)).filter(({ position, parkedEvents }) => position < head || parkedEvents > 0);
    await eventually('every processor has seen the correction, and none could not handle it', async () => (await behind()).length === 0);
  });
});

import { describe, expect, it } from '@jest/globals';
import { type PathwayEvent } from '#domain';
import { inventedId } from '#testing';
import {
  acuteStayStarted,
  bostoette,
  bostoetteWorker,
  citizenDied,
  clipUsed,
  closedWithCard,
  contactRecorded,
  dischargeRecorded,
  expectedHospitalDischargeMoved,
  expectedHospitalDischargeSet,
  expectedHospitalDischargeWithdrawn,
  given,
  hospitalAdmissionRecorded,
  hospitalDischargeRecorded,
  marielund,
  marielundWorker,
  named,
  opened,
  pathwayReopened,
  serviceEnded,
  serviceStarted,
  stayStarted,
  staying,
  supported,
  theStay,
} from '#testing/given-when-then/index.js';
import { type AdvisoryRow } from '../advisories/advisory-row.js';
import { figures, pathwayFigures } from './figures.js';
import { noticeToPartners } from './figures/notice-to-partners.js';

type Events = readonly (PathwayEvent | readonly PathwayEvent[])[];

function observed(name: string, ...history: Events) {
  const found = pathwayFigures.find((one) => one.name === name);
  if (!found) throw new RangeError(`there is no figure ${name}`);
  return found.observations(given(...history).state);
}

describe('the figures', () => {
  it('have a name, a title and one sentence of definition each, and no two the same', () => {
    expect(new Set(figures.map(({ figure }) => figure.name)).size).toBe(figures.length);
    for (const { figure } of figures) {
      expect(figure.name).toMatch(/^[a-z0-9-]+$/);
      expect([figure.title.da, figure.title.en, figure.definition].every((text) => text.length > 5)).toBe(true);
      expect(figure.definition.split('. ')).toHaveLength(1);
    }
  });

  it('observe only outcomes that they name, under keys of their own', () => {
    const rich = given(closedWithCard, clipUsed(), clipUsed({ on: '2026-06-02', workerKnown: false }), pathwayReopened(), contactRecorded()).state;
    for (const { observations, outcomes } of pathwayFigures) {
      const found = observations(rich);
      expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
      for (const { outcome } of found) expect(outcomes).toContain(outcome);
    }
  });
});

describe('klippekort', () => {
  it('are counted when issued, and each clip when used, by whom', () => {
    expect(observed('klippekort-issued', closedWithCard)).toMatchObject([{ on: '2026-03-15', value: 6 }]);
    expect(observed('klippekort-clips', closedWithCard, clipUsed(), clipUsed({ on: '2026-07-01', workerKnown: false }))).toMatchObject([
      { on: '2026-06-01', value: 1, group: bostoette, outcome: 'known-worker' },
      { on: '2026-07-01', value: 2, group: bostoette, outcome: 'other-worker' },
    ]);
  });

  it('tell who came back within 24 months, from the day of coming back', () => {
    const returned = observed('returns-after-closing', closedWithCard, clipUsed(), pathwayReopened());
    expect(returned).toMatchObject([{ on: '2026-03-15', saidFrom: '2026-09-01', value: 1, outcome: 'returned-with-use' }]);
    expect(observed('returns-after-closing', closedWithCard, pathwayReopened())).toMatchObject([{ outcome: 'returned-without-use' }]);
  });

  it('tell who stayed away, but not before 24 months have passed', () => {
    expect(observed('returns-after-closing', closedWithCard)).toMatchObject([{ saidFrom: '2028-03-15', value: 0, outcome: 'stayed-away-without-use' }]);
    expect(observed('returns-after-closing', closedWithCard, pathwayReopened({ on: '2028-03-15' }))).toMatchObject([{ value: 0 }]);
    expect(observed('returns-after-closing', closedWithCard, citizenDied())).toEqual([]);
  });
});

describe('discharges', () => {
  it('are followed by a first contact after so many days', () => {
    const history = [staying, dischargeRecorded({ on: '2026-05-01' }), contactRecorded({ on: '2026-05-04' }), contactRecorded({ on: '2026-05-09', contactId: named('second') })];
    expect(observed('days-to-first-contact', ...history)).toEqual([
      { key: theStay, on: '2026-05-01', saidFrom: '2026-05-04', value: 3, group: marielund, outcome: 'after-stay' },
    ]);
  });

  it('count a contact on the day itself as 0 days, and one after the next discharge as none', () => {
    const twice = [opened, hospitalAdmissionRecorded({ on: '2026-04-01' }), hospitalDischargeRecorded({ on: '2026-04-10', statement: 2 })];
    expect(observed('days-to-first-contact', ...twice, contactRecorded({ on: '2026-04-10' }))).toMatchObject([{ value: 0, outcome: 'after-hospital' }]);
    const again = [
      hospitalAdmissionRecorded({ on: '2026-05-01', admissionId: named('second') }),
      hospitalDischargeRecorded({ on: '2026-05-02', admissionId: named('second'), statement: 2 }),
    ];
    expect(observed('days-to-first-contact', ...twice, ...again, contactRecorded({ on: '2026-05-05' }))).toMatchObject([{ on: '2026-05-02', value: 3 }]);
  });

  it('by death are none', () => {
    expect(observed('days-to-first-contact', staying, citizenDied(), contactRecorded({ on: '2026-06-02' }))).toEqual([]);
  });

  it('measure the notice that the region gave', () => {
    const admitted = [opened, hospitalAdmissionRecorded()];
    const left = hospitalDischargeRecorded({ on: '2026-04-20', statement: 2 });
    const announced = [expectedHospitalDischargeSet({ on: '2026-04-08' }), expectedHospitalDischargeMoved({ on: '2026-04-12' })];
    expect(observed('notice-from-region', ...admitted, ...announced, left)).toMatchObject([{ on: '2026-04-20', value: 12, outcome: 'announced' }]);
    expect(observed('notice-from-region', ...admitted, left)).toMatchObject([{ value: 0, outcome: 'not-announced' }]);
    expect(observed('notice-from-region', ...admitted, ...announced, expectedHospitalDischargeWithdrawn({ on: '2026-04-13' }), left)).toHaveLength(1);
  });
});

describe('stays', () => {
  it('have a length once they have ended', () => {
    expect(observed('length-of-stay', staying)).toEqual([]);
    expect(observed('length-of-stay', staying, dischargeRecorded({ on: '2026-03-01' }))).toMatchObject([
      { on: '2026-03-01', value: 28, group: marielund, outcome: 'ordinary' },
    ]);
  });

  it('on an akutplads are within the usual, or overrun it', () => {
    const nights = (until: string) => observed('akutplads-nights', opened, acuteStayStarted({ on: '2026-03-20' }), dischargeRecorded({ on: until }));
    // Fourteen nights, over the change to summer time.
    expect(nights('2026-04-03')).toMatchObject([{ value: 14, outcome: 'within' }]);
    expect(nights('2026-04-04')).toMatchObject([{ on: '2026-03-20', saidFrom: '2026-04-04', value: 15, outcome: 'overrun' }]);
  });
});

describe('the way along the ladder', () => {
  it('waits from the decision to the first start', () => {
    expect(observed('waiting-time', supported)).toMatchObject([{ on: '2026-02-01', value: 0, group: 'SEL-85' }]);
  });

  const down = [staying, dischargeRecorded({ on: '2026-03-01' }), serviceStarted({ on: '2026-03-05' })];

  it('relapses where support on a higher step starts within the months', () => {
    const up = stayStarted({ stayId: named('again'), on: '2026-11-01', ground: { kind: 'visitation', visitationId: named('visitation 107') } });
    for (const months of [12, 24]) {
      expect(observed(`relapse-${months}-months`, ...down, serviceEnded({ on: '2026-10-31' }), up)).toMatchObject([
        { on: '2026-03-05', saidFrom: '2026-11-01', value: 1, group: 'SEL-85', outcome: 'relapsed' },
      ]);
    }
  });

  it('holds where none does, which is said when the months have passed', () => {
    expect(observed('relapse-12-months', ...down)).toMatchObject([{ saidFrom: '2027-03-05', value: 0, outcome: 'held' }]);
    expect(observed('relapse-24-months', ...down)).toMatchObject([{ saidFrom: '2028-03-05', value: 0 }]);
    expect(observed('relapse-24-months', ...down, citizenDied())).toEqual([]);
  });

  it('is no step down where nothing higher had just ended', () => {
    expect(observed('relapse-12-months', supported)).toEqual([]);
    expect(observed('relapse-12-months', staying, dischargeRecorded({ on: '2026-03-01' }), serviceStarted({ on: '2026-04-15' }))).toEqual([]);
  });
});

describe('workers', () => {
  it('are counted once a citizen and year, each worker once', () => {
    const met = [
      supported,
      contactRecorded({ on: '2026-05-01', ...bostoetteWorker }),
      contactRecorded({ on: '2026-06-01', contactId: named('second'), ...marielundWorker }),
    ];
    expect(observed('distinct-workers', ...met)).toEqual([{ key: '2026', on: '2026-06-01', value: 2, group: null, outcome: 'met' }]);
  });
});

describe('notice to partners', () => {
  const row = (more: object) =>
    ({ kind: 'discharge-planned', sentAt: '2026-03-08T23:30:00.000Z', about: { date: '2026-03-15' }, late: null, partnerId: inventedId('partner', 1), ...more }) as unknown as AdvisoryRow;

  it('is measured in days, by the date in Denmark, and late where it was', () => {
    expect(noticeToPartners.observations(row({}))).toMatchObject([{ on: '2026-03-15', saidFrom: '2026-03-09', value: 6, outcome: 'in-time' }]);
    expect(noticeToPartners.observations(row({ late: { causedBy: 'citizen' } }))).toMatchObject([{ outcome: 'late' }]);
  });

  it('is none before it is sent, and of nothing but a planned discharge', () => {
    expect(noticeToPartners.observations(row({ sentAt: null }))).toEqual([]);
    expect(noticeToPartners.observations(row({ kind: 'discharge-withdrawn' }))).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { allAsked, asked } from '#testing/follow-ups/asked.js';
import * as told from '#testing/given-when-then/index.js';
import { named } from '#testing/given-when-then/invented.js';

const { opened, supported, staying } = told;

describe('what a discharge asks for', () => {
  const fromHospital = [...supported, told.hospitalAdmissionRecorded({ on: '2026-10-01' }), told.hospitalDischargeRecorded({ on: '2026-11-20', statement: 2 })];
  const fromBotilbud = (destination: 'own-home' | 'hospital' | 'moved-away' = 'own-home') => [...staying, told.dischargeRecorded({ on: '2026-11-20', destination })];
  const all4 = ['discharge-contact 2026-11-23', 'discharge-visit 2026-11-27', 'discharge-review-30-days 2026-12-20', 'discharge-review-3-months 2027-02-20'];
  const kinds = /^discharge-(contact|visit|review)/;
  it('is contact on days 1 to 3, a visit within 7 days, and reviews at 30 days and 3 months, from a hospital as from a botilbud', () => {
    expect(asked(kinds, fromHospital)).toEqual(all4);
    expect(asked(kinds, fromBotilbud())).toEqual(all4);
    expect(allAsked(fromHospital).find(({ kind }) => kind === 'discharge-contact')?.shownDaysBefore).toBe(2);
  });
  it('Friday 16:00 discharge: the contact is due on the Monday, within its three days', () => {
    const friday = told.hospitalDischargeRecorded({ on: '2026-11-20', at: '2026-11-20T15:00:00.000Z', statement: 2 });
    expect(asked('discharge-contact', [...supported, told.hospitalAdmissionRecorded({ on: '2026-10-01' }), friday])).toEqual(['discharge-contact 2026-11-23']);
  });
  it('is done by contact, and a visit only by a visit', () => {
    const phoned = told.contactRecorded({ on: '2026-11-21', kind: 'phone' });
    expect(asked(/contact|visit$/, [...fromHospital, phoned]).slice(-2)).toEqual(['discharge-contact fulfilled contact', 'discharge-visit 2026-11-27']);
    const visited = told.contactRecorded({ contactId: named('visit'), on: '2026-11-21', kind: 'visit' });
    expect(asked('discharge-visit', [...fromHospital, visited])).toEqual(['discharge-visit fulfilled visit']);
    expect(asked('discharge-contact', [...fromHospital, told.contactRecorded({ on: '2026-11-19', kind: 'phone' })])).toEqual([all4[0]]);
  });
  it('is over when a hospital admits the citizen again', () => {
    const again = told.hospitalAdmissionRecorded({ admissionId: named('again'), on: '2026-11-22' });
    expect(asked('discharge-visit', [...fromHospital, again])).toEqual(['discharge-visit dropped readmitted']);
    expect(asked('discharge-visit', [...fromBotilbud(), again])).toEqual(['discharge-visit dropped readmitted']);
  });
  it('is nothing for who goes to a hospital, or away', () => {
    expect(asked(kinds, fromBotilbud('hospital'))).toEqual([]);
    expect(asked(kinds, fromBotilbud('moved-away'))).toEqual([]);
  });
  it('leave over a weekend is no discharge', () => {
    const onLeave = [told.hospitalLeaveStarted({ on: '2026-11-20', statement: 2 }), told.hospitalLeaveEnded({ on: '2026-11-22', statement: 3 })];
    expect(asked(kinds, [...supported, told.hospitalAdmissionRecorded({ on: '2026-10-01' }), ...onLeave])).toEqual([]);
  });
  it('is over when the pathway is closed', () =>
    expect(
      asked('discharge-visit', [
        ...opened,
        told.hospitalAdmissionRecorded({ on: '2026-02-01' }),
        told.hospitalDischargeRecorded({ on: '2026-02-10', statement: 2 }),
        told.pathwayClosed({ on: '2026-03-15' }),
      ]),
    ).toEqual(['discharge-visit dropped pathway-closed']));
});

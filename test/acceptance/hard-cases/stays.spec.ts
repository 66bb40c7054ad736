import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { instantInCopenhagen, plainDate } from '#kernel';
import { eventually } from '#testing';
import { atBotilbud, atSupport, botilbud, manager, myndighed, region, support, World } from './world.js';

/** A Sunday on which the clocks go forward. */
const TODAY = plainDate('2026-03-29');

let world: World;
beforeAll(async () => {
  world = await World.at(instantInCopenhagen(TODAY, '23:30'), '43');
});
afterAll(() => world.service.stop());

/** The overruns of akutpladser that hold on a date, by what is known now: the stay and the first date of each. */
async function overruns(pathway: string, asOf: string): Promise<readonly (readonly [stayId: string, since: string])[]> {
  const found = await world.items(`/api/deviations?citizenId=${pathway.slice(-36)}&kind=acute-stay-overrun&asOf=${asOf}`);
  return (found as readonly { readonly subjectId: string; readonly from: string }[]).map(({ subjectId, from }) => [subjectId, from] as const);
}
const overrun = (pathway: string, asOf: string) =>
  eventually('the overrun is shown', async () => (await overruns(pathway, asOf)).length > 0, 30_000);

describe('hard cases of a stay', () => {
  it('14 days across a change of clocks', async () => {
    const takeIn = async () => {
      const pathway = await world.citizen('2026-01-05');
      return { pathway, stayId: await world.record(`${pathway}/acute-stays`, { on: '2026-03-16', tilbudId: botilbud }, atBotilbud) };
    };
    // The fourteenth date is today, though one of the days was an hour shorter; half past eleven at night it is still today.
    const extended = await takeIn();
    const extension = { on: TODAY, through: '2026-04-02', reason: 'no-other-place', note: 'Opdigtet begrundelse' };
    expect(await world.service.client.post(`${extended.pathway}/stays/${extended.stayId}/extensions`, extension, atBotilbud)).toMatchObject({ status: 403 });
    await world.record(`${extended.pathway}/stays/${extended.stayId}/extensions`, extension, manager);
    const { stays } = await world.pathway(extended.pathway);
    expect(stays).toMatchObject([{ kind: 'acute', stage: 'moved-in', extensions: [{ decidedOn: TODAY, through: '2026-04-02' }] }]);

    const left = await takeIn();
    await world.settled('plan-deviations');
    expect(await overruns(left.pathway, TODAY)).toEqual([]);
    world.clock.moveTo(instantInCopenhagen(plainDate('2026-03-30'), '00:00'));
    await overrun(left.pathway, '2026-03-30');
    expect(await overruns(left.pathway, '2026-03-30')).toEqual([[left.stayId, '2026-03-30']]);
    world.clock.moveTo(instantInCopenhagen(plainDate('2026-04-03'), '00:00'));
    await overrun(extended.pathway, '2026-04-03');
    expect(await overruns(extended.pathway, '2026-04-03')).toEqual([[extended.stayId, '2026-04-03']]);
  });

  it('akutplads left for one night', async () => {
    const pathway = await world.citizen('2026-01-05');
    const first = await world.record(`${pathway}/acute-stays`, { on: '2026-03-10', tilbudId: botilbud }, atBotilbud);
    const absence = await world.record(`${pathway}/stays/${first}/absences`, { on: '2026-03-12', reason: 'left-without-notice' }, atBotilbud);
    expect((await world.pathway(`${pathway}?asOf=2026-03-12`)).stays).toMatchObject([{ stage: 'absent' }]);
    await world.record(`${pathway}/stays/${first}/absences/${absence}/return`, { on: '2026-03-13' }, atBotilbud);
    await world.record(`${pathway}/discharges`, { stayId: first, on: '2026-03-20', destination: 'unknown' }, atBotilbud);
    const second = await world.record(`${pathway}/acute-stays`, { on: '2026-03-21', tilbudId: botilbud }, atBotilbud);
    const { stays } = await world.pathway(pathway);
    expect(stays).toMatchObject([
      { stayId: first, stage: 'discharged', absent: [{ because: 'away', from: '2026-03-12', until: '2026-03-13' }] },
      { stayId: second, stage: 'moved-in' },
    ]);
    // Ten dates of the first stay and four of the second: neither the night away nor the one without a place began anew.
    await overrun(pathway, TODAY);
    expect(await overruns(pathway, TODAY)).toEqual([[second, '2026-03-25']]);
  });

  it('leave over a weekend is no discharge', async () => {
    const { pathway, stayId } = await world.resident('2026-02-01');
    const admissionId = await world.record(`${pathway}/admissions`, { on: '2026-03-16', careClass: 'inpatient', psychiatric: false }, region);
    await world.record(`${pathway}/admissions/${admissionId}/leave-start`, { on: '2026-03-20' }, region);
    await world.record(`${pathway}/admissions/${admissionId}/leave-end`, { on: '2026-03-22' }, region);
    const { admissions, stays } = await world.pathway(`${pathway}?asOf=2026-03-21`);
    expect(admissions).toMatchObject([
      { stage: 'on-leave', intervals: [{ from: '2026-03-16', until: null }], leave: [{ from: '2026-03-20', until: '2026-03-22' }] },
    ]);
    expect(stays).toMatchObject([{ stayId, until: null, stage: 'absent', absent: [{ because: 'admitted', from: '2026-03-16', until: null }] }]);
  });
});

describe('a stay from the asking to the leaving', () => {
  it('is asked for, taken, and answers the request', async () => {
    const pathway = await world.citizen('2026-01-05');
    const asked = { section: 'SEL-107', tilbudId: botilbud, on: '2026-01-10', wantedFrom: '2026-02-01' };
    const requestId = await world.record(`${pathway}/stay-requests`, asked);
    const other = await world.record(`${pathway}/stay-requests`, { ...asked, tilbudId: support });
    await world.record(`${pathway}/stay-requests/${other}/withdrawal`, { on: '2026-01-20', reason: 'other-place' });
    await world.record(`${pathway}/visitations`, { section: 'SEL-107', from: '2026-02-01', to: null });
    const stayId = await world.record(`${pathway}/stays`, { section: 'SEL-107', on: '2026-02-01', tilbudId: botilbud, requestId }, atBotilbud);
    expect((await world.pathway(pathway)).stayRequests).toMatchObject([
      { requestId, until: '2026-02-01', stayId },
      { requestId: other, until: '2026-01-20' },
    ]);
    expect(await world.refused(`${pathway}/stay-requests/${requestId}/withdrawal`, { on: '2026-03-01', reason: 'other' })).toBe('STAY-7 request-not-open');
  });

  it('for assessment ends in a plan, or for a reason', async () => {
    const start = async () => {
      const pathway = await world.citizen('2026-01-05');
      await world.record(`${pathway}/visitations`, { section: 'SEL-107', from: '2026-02-01', to: null });
      const stayId = await world.record(`${pathway}/assessment-stays`, { section: 'SEL-107', on: '2026-02-01', tilbudId: botilbud }, atBotilbud);
      return { pathway, stayId, discharge: { stayId, on: '2026-03-20', destination: 'own-home' } };
    };
    const planned = await start();
    expect(await world.refused(`${planned.pathway}/discharges`, planned.discharge, atBotilbud)).toBe('STAY-5 neither-plan-nor-reason');
    await world.record(`${planned.pathway}/stays/${planned.stayId}/assessment-plan`, { on: '2026-03-15', plan: 'Opdigtet plan' }, myndighed);
    await world.record(`${planned.pathway}/discharges`, planned.discharge, atBotilbud);
    const broken = await start();
    await world.record(`${broken.pathway}/discharges`, { ...broken.discharge, brokenOff: { reason: 'citizen-left', note: 'Opdigtet note' } }, atBotilbud);
    const shown = await Promise.all([planned, broken].map(({ pathway }) => world.pathway(pathway)));
    expect(shown.map(({ stays }) => stays[0].outcomes)).toEqual([
      [{ is: 'plan-delivered', on: '2026-03-15' }],
      [{ is: 'broken-off', on: '2026-03-20', reason: 'citizen-left' }],
    ]);
    expect(JSON.stringify(shown)).not.toMatch(/Opdigtet/);
    const log = await world.service.events();
    expect(JSON.stringify(log.map(({ data }) => data))).not.toMatch(/Opdigtet (plan|note)/);
  });

  it('that is over is recorded late, before another, and makes room for one that starts on its last date', async () => {
    const { pathway, stayId } = await world.resident('2026-03-01');
    const early = { on: '2026-03-01', tilbudId: support, ended: { on: '2026-03-10', destination: 'other-botilbud' } };
    expect(await world.refused(`${pathway}/acute-stays`, early, { ...manager })).toBe('STAY-1 overlaps-stay');
    await world.record(`${pathway}/discharges`, { stayId, on: '2026-03-20', destination: 'other-botilbud' }, atBotilbud);
    await world.record(`${pathway}/acute-stays`, { on: '2026-03-20', tilbudId: support, ended: { on: '2026-03-23', destination: 'own-home' } }, manager);
    expect((await world.pathway(pathway)).stays).toMatchObject([
      { from: '2026-03-01', until: '2026-03-20' },
      { from: '2026-03-20', until: '2026-03-23', kind: 'acute' },
    ]);
  });
});

describe('an admission from the first notice to the discharge', () => {
  it('has a discharge expected, moved, taken back and set anew, and is done with before it ends', async () => {
    const { pathway } = await world.resident('2026-02-01');
    const admissionId = await world.record(
      `${pathway}/admissions`,
      { on: '2026-03-02', careClass: 'inpatient', psychiatric: true, reportOfAdmissionRequested: true },
      region,
    );
    const expected = `${pathway}/admissions/${admissionId}/expected-discharge`;
    await world.put(expected, { on: '2026-03-03', date: '2026-03-20' }, region);
    await world.put(expected, { on: '2026-03-05', date: '2026-03-17' }, region);
    await world.delete(`${expected}?on=2026-03-10`, region);
    await world.put(expected, { on: '2026-03-12', date: '2026-03-25' }, region);
    await world.record(`${pathway}/admissions/${admissionId}/treatment-completion`, { on: '2026-03-24' }, region);
    const at = async (asOf: string) => {
      const [one] = (await world.pathway(`${pathway}?asOf=${asOf}`)).admissions;
      return [one.stage, one.expectedDischarge];
    };
    expect([await at('2026-03-02'), await at('2026-03-03'), await at('2026-03-05'), await at('2026-03-10'), await at('2026-03-24')]).toEqual([
      ['admitted', null],
      ['discharge-expected', '2026-03-20'],
      ['discharge-expected', '2026-03-17'],
      ['admitted', null],
      ['ready', '2026-03-25'],
    ]);
    const [shown] = (await world.pathway(pathway)).admissions;
    expect(shown).toMatchObject({
      reportOfAdmissionRequested: true,
      treatmentCompleted: ['2026-03-24'],
      agreements: [{ since: '2026-03-02', arrangedOn: null }],
    });
    expect(await world.refused(`${pathway}/admissions/${admissionId}/treatment-completion`, { on: '2026-03-25' }, region)).toBe(
      'ADM-2 completed-on-another-date',
    );
    const types = (await world.service.events()).filter(({ stream }) => stream.endsWith(pathway.slice(-36))).map(({ type }) => type);
    expect(types.filter((type) => type.startsWith('ExpectedHospitalDischarge'))).toEqual([
      'ExpectedHospitalDischargeSet',
      'ExpectedHospitalDischargeMoved',
      'ExpectedHospitalDischargeWithdrawn',
      'ExpectedHospitalDischargeSet',
    ]);
  });
});

describe('a transition from the plan to the end', () => {
  const parties = { sender: { kind: 'tilbud', tilbudId: botilbud }, receiver: { kind: 'tilbud', tilbudId: support } };
  const plan = { kind: 'botilbud-to-own-home', ...parties, on: '2026-03-01', plannedDate: '2026-03-20' };
  const moving = {
    on: '2026-03-20',
    tilbudId: support,
    hoursPerWeek: 4,
    intensive: { through: '2026-05-20', hoursPerWeek: 20, steps: [] },
    knownWorkers: [
      { workerId: botilbud, tilbudId: botilbud },
      { workerId: support, tilbudId: support },
    ],
  };

  it('stays the sender’s while it is declined, is accepted, and carried out by the move in one step', async () => {
    const { pathway, stayId } = await world.resident('2026-02-01');
    await world.record(`${pathway}/visitations`, { section: 'SEL-85', from: '2026-03-01', to: null });
    const transitionId = await world.record(`${pathway}/planned-transitions`, plan);
    const transition = `${pathway}/transitions/${transitionId}`;
    const shown = async (asOf = TODAY as string) => (await world.pathway(`${pathway}?asOf=${asOf}`)).transitions[0];
    await world.put(`${transition}/planned-date`, { on: '2026-03-02', plannedDate: '2026-03-19' }, myndighed);
    await world.record(`${transition}/meetings`, { on: '2026-03-04', participants: [botilbud, support] }, atBotilbud);
    expect(await shown()).toMatchObject({ stage: 'meeting-held', plannedDate: '2026-03-19', owner: parties.sender });

    await world.record(`${transition}/offer`, { on: '2026-03-05' }, atBotilbud);
    expect(await world.refused(`${transition}/acceptance`, { on: '2026-03-06' }, atBotilbud)).toBe('TRA-2 not-the-receiver');
    await world.record(`${transition}/refusal`, { on: '2026-03-06', reason: 'no-capacity' }, atSupport);
    expect(await shown()).toMatchObject({ stage: 'meeting-held', owner: parties.sender });
    await world.record(`${transition}/offer`, { on: '2026-03-09' }, atBotilbud);
    await world.record(`${transition}/acceptance`, { on: '2026-03-10' }, atSupport);
    expect([await shown('2026-03-09'), await shown('2026-03-10')]).toMatchObject([{ owner: parties.sender }, { stage: 'accepted', owner: parties.receiver }]);

    expect(await world.record(`${pathway}/transitions`, { ...moving, stayId, transitionId })).toBe(transitionId);
    const { stays, services, transitions } = await world.pathway(pathway);
    expect(stays).toMatchObject([{ until: '2026-03-20', destination: 'own-home-with-support' }]);
    expect(services).toMatchObject([{ section: 'SEL-85', from: '2026-03-20', until: null }]);
    expect(transitions).toMatchObject([{ stage: 'completed', until: '2026-03-20', moved: { stayId } }]);
  });

  it('is broken off, with the reason, and until then keeps the pathway open', async () => {
    const pathway = await world.citizen('2026-01-05');
    const transitionId = await world.record(`${pathway}/planned-transitions`, { ...plan, kind: 'hospital-to-own-home', sender: { kind: 'hospital' } });
    expect(await world.refused(`${pathway}/closing`, { on: '2026-03-10', outcome: 'goals-met' })).toBe('CLO-1 transition-open');
    expect(await world.refused(`${pathway}/transitions/${transitionId}/completion`, { on: '2026-03-10' })).toBe('TRA-3 not-accepted');
    await world.record(`${pathway}/transitions/${transitionId}/break-off`, { on: '2026-03-10', reason: 'citizen-wish' });
    await world.record(`${pathway}/closing`, { on: '2026-03-10', outcome: 'goals-met' });
  });

  it('names its parties rightly, or is not planned', async () => {
    const pathway = await world.citizen('2026-01-05');
    const { status, body } = await world.service.client.post(`${pathway}/planned-transitions`, { ...plan, sender: { kind: 'tilbud' } }, myndighed);
    expect({ status, errors: body.errors }).toEqual({ status: 400, errors: [{ field: 'sender', problem: 'does not name a tilbud' }] });
    expect(await world.refused(`${pathway}/planned-transitions`, { ...plan, sender: { kind: 'hospital' } })).toBe('TRA-3 parties-do-not-fit');
  });
});

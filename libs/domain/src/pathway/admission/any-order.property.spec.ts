import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type PathwayCommand, pathway } from '#domain';
import { addDays, addMillis, instant, instantInCopenhagen, plainDate } from '#kernel';
import * as told from '#testing/given-when-then/index.js';
import { ordinarily } from '#testing/given-when-then/invented.js';
import { admissionStageOn } from './expected.js';
import { onLeaveDuring, pictureOf } from './picture.js';
import { careClassOf, intervalsOf } from './state.js';

const FIRST = plainDate('2026-04-01');
const SENT = instant('2026-04-01T08:00:00.000Z');
const today = plainDate('2026-06-01');

/** Something a hospital sends about one episode: in whatever order it makes up its mind. */
const message = fc.record({
  type: fc.constantFrom('RecordHospitalAdmission', 'RecordHospitalLeaveStart', 'RecordHospitalLeaveEnd', 'RecordHospitalDischarge', 'ReviseHospitalEntry', 'CancelHospitalEntry'),
  entry: fc.constantFrom('admission', 'leave-start', 'leave-end', 'discharge'),
  careClass: fc.constantFrom('emergency', 'inpatient'),
  day: fc.nat(6),
  hour: fc.constantFrom('08:00', '15:00'),
});
type Message = typeof message extends fc.Arbitrary<infer Of> ? Of : never;

function commandOf({ type, entry, careClass, day, hour }: Message, n: number): PathwayCommand {
  const on = addDays(FIRST, day);
  const about = { admissionId: told.theAdmission, on, at: instantInCopenhagen(on, hour), message: { messageId: `message-${n}`, code: 'STIN', sentAt: addMillis(SENT, n * 60_000) } };
  switch (type) {
    case 'RecordHospitalAdmission':
      return { type, ...about, careClass, psychiatric: true };
    case 'ReviseHospitalEntry':
    case 'CancelHospitalEntry':
      return { type, ...about, entry, ...(entry === 'admission' ? { careClass } : {}) };
    default:
      return { type, ...about };
  }
}

/** What is known of the episode after messages have come in an order. */
function known(commands: readonly PathwayCommand[]): unknown {
  let { state } = told.given(told.citizenRegistered(), told.responsibilityAssigned());
  for (const command of commands) {
    const decision = pathway.decide(command, state, { ...ordinarily, today, now: instantInCopenhagen(today, '12:00') });
    if (!decision.accepted) throw new Error(decision.refusal.reason);
    state = decision.events.reduce(pathway.evolve, state);
  }
  return state.admissions.admissions.map((admission) => ({
    intervals: intervalsOf(admission),
    leave: onLeaveDuring(pictureOf(admission.statements)),
    careClass: careClassOf(admission),
    stage: admissionStageOn(admission, today),
  }));
}

describe('ADM-1 message out of order, and repeated', () => {
  it('leads to the same as in order, whatever the messages say', () => {
    const play = fc.array(message, { minLength: 1, maxLength: 8 }).chain((messages) => {
      const commands = messages.map(commandOf);
      const comes = fc.array(fc.nat(commands.length - 1), { maxLength: 6 }).chain((again) => fc.shuffledSubarray([...commands.keys(), ...again], { minLength: commands.length + again.length }));
      return fc.record({ commands: fc.constant(commands), comes });
    });
    fc.assert(
      fc.property(play, ({ commands, comes }) => {
        expect(known(comes.map((at) => commands[at]!))).toEqual(known(commands));
      }),
      { numRuns: 400 },
    );
  });
});

import { derivedId, laterOf, plainDate, type PlainDate, type Uuid } from '#kernel';
import { type BreachReading } from '../../deviation/breach.js';
import { findSection } from '../../law/catalogue.js';
import { arrangementsFor } from '../consent/state.js';
import { overlap, type Interval } from '../interval.js';
import { type PathwayState } from '../state.js';
import { inOrderOfTime, pictureOf } from './picture.js';
import { careClassOf, intervalsOf, type Admission } from './state.js';

/** A time at a psychiatric ward before whose end a discharge agreement is to be made (rule DIS-2). */
export interface ExpectedAgreement {
  readonly admissionId: Uuid;
  /** The time at the ward; one episode may have several. */
  readonly time: Interval;
  /** Whether it is the first of its episode. */
  readonly first: boolean;
  /** Since when both hold: the citizen is at the ward, and has the support. */
  readonly since: PlainDate;
  /** An agreement, or a coordination plan in its place, made for it by now or by its end. */
  readonly arrangedOn: PlainDate | null;
}

const endOfTime = plainDate('9999-12-31');

/** The discharge agreements that are, or were, to be made, in order of admission. */
export function expectedAgreements(state: PathwayState): readonly ExpectedAgreement[] {
  return state.admissions.admissions.filter(isPsychiatricStay).flatMap((admission) => {
    const { admissionId } = admission;
    return intervalsOf(admission, state.admissions.diedOn).flatMap((time, at) => {
      const since = supportedSince(time, state);
      if (since === undefined) return [];
      const by = time.until ?? endOfTime;
      const arranged = arrangementsFor(state.consents, { admissionId, from: time.from }, by);
      return [{ admissionId, time, first: at === 0, since, arrangedOn: arranged[0]?.on ?? null }];
    });
  });
}

/** Rule DIS-2: a ward that discharged without an agreement. */
export const admissionBreaches: BreachReading = (state) =>
  expectedAgreements(state).flatMap(({ admissionId, first, time: { from, until }, since, arrangedOn }) => {
    const died = state.admissions.diedOn;
    if (until === null || arrangedOn !== null || (died !== undefined && died <= until)) return [];
    const facts = { admissionId, admittedOn: from, dischargedOn: until, supportedSince: since };
    const subjectId = first ? admissionId : derivedId('time at a hospital', admissionId, from);
    return [{ kind: 'hospital-discharge-without-agreement', rule: 'DIS-2', subjectId, since: until, facts }];
  });

/** At a psychiatric ward, not at an emergency department only. */
function isPsychiatricStay(admission: Admission): boolean {
  const admitted = inOrderOfTime(pictureOf(admission.statements).entries).findLast((one) => one.kind === 'admission' && one.psychiatric !== undefined);
  return admitted?.psychiatric === true && careClassOf(admission) === 'inpatient';
}

/** From when the citizen has support under serviceloven's afsnit V within a time; undefined where there is none. */
function supportedSince(time: Interval, { services: { services }, stays: { stays } }: PathwayState): PlainDate | undefined {
  return [...services, ...stays]
    .filter((one) => overlap(one, time) && findSection(one.section, one.from)?.adultSupport === true)
    .map((one) => laterOf(one.from, time.from))
    .sort()[0];
}

import { type PlainDate } from '#kernel';
import { pictureOf } from '../../pathway/admission/picture.js';
import { type Admission, intervalsOf } from '../../pathway/admission/state.js';
import { arrangementsFor } from '../../pathway/consent/state.js';
import { includes, type Interval } from '../../pathway/interval.js';
import { type Service } from '../../pathway/service/state.js';
import { type PathwayState } from '../../pathway/state.js';
import { closedSince, doneWhere, type Reason } from './reason.js';
import { inTouchSince, isConcernedOn } from './since.js';

const EVER = '9999-12-31' as PlainDate;

/** Admissions, discharges that are expected, and discharges from hospitals: each time at a hospital by itself. */
export function admissionReasons(state: PathwayState): readonly Reason[] {
  return state.admissions.admissions.flatMap((admission) =>
    intervalsOf(admission).flatMap((time, n) =>
      isConcernedOn(time.from, state) ? reasonsOf(admission, { ...time, part: `time-${n + 1}` }, state) : [],
    ),
  );
}

interface Time extends Interval {
  readonly part: string;
}

function reasonsOf(admission: Admission, time: Time, state: PathwayState): readonly Reason[] {
  const { admissionId: subjectId } = admission;
  const { from: on, until, part } = time;
  const supported = servicesOn(on, state);
  const over = until === null ? closedSince(state, on) : 'admission-ended';
  const admitted = { subjectId, part, on, dates: { admitted: on }, over } as const;
  return [
    { ...admitted, trigger: 'hospital-admitted', done: doneWhere({ contact: inTouchSince(on, state).contact }) },
    ...(supported.length === 0
      ? []
      : [{ ...admitted, trigger: 'supported-citizen-admitted', done: doneWhere({ 'support-paused': supported.every((one) => pausedSince(on, one)) }) } as const]),
    ...(isPsychiatric(admission) && getsSupport(on, state)
      ? [{ ...admitted, trigger: 'supported-citizen-admitted-to-psychiatry', done: doneWhere({ 'discharge-arranged': isArranged(admission, on, state) }) } as const]
      : []),
    ...expected(admission, time, over),
    ...discharged(admission, time, state),
  ];
}

function expected({ admissionId: subjectId, expectations }: Admission, { from, until, part }: Time, over: Reason['over']): readonly Reason[] {
  const said = expectations.filter(({ on }) => from <= on && (until === null || on <= until));
  const date = said.findLast((one) => one.date !== null)?.date;
  if (!said[0] || !date) return [];
  const withdrawn = said.at(-1)?.date === null;
  return [
    {
      trigger: 'hospital-discharge-expected',
      subjectId,
      part,
      on: said[0].on,
      dates: { expected: date },
      done: [],
      over: over ?? (withdrawn ? 'expectation-withdrawn' : undefined),
    },
  ];
}

function discharged({ admissionId: subjectId }: Admission, { until: on, part }: Time, state: PathwayState): readonly Reason[] {
  if (on === null) return [];
  const readmitted = state.admissions.admissions.some((other) =>
    intervalsOf(other).some((time, n) => time.from >= on && !(other.admissionId === subjectId && `time-${n + 1}` === part)),
  );
  const done = doneWhere(inTouchSince(on, state));
  return [{ trigger: 'hospital-discharged', subjectId, part, on, dates: { discharged: on }, done, over: readmitted ? 'readmitted' : closedSince(state, on) }];
}

/** The services under way on a date. */
function servicesOn(date: PlainDate, { services: { services } }: PathwayState): readonly Service[] {
  return services.filter((one) => one.annulled === undefined && includes(one, date));
}

/** Whether the citizen gets support under SEL afsnit V on a date: a service, or a stay. */
function getsSupport(date: PlainDate, state: PathwayState): boolean {
  return [...servicesOn(date, state), ...state.stays.stays.filter((one) => includes(one, date))].some(({ section }) => section.startsWith('SEL-'));
}

function pausedSince(date: PlainDate, { pauses }: Service): boolean {
  return pauses.some(({ until }) => until === null || until > date);
}

function isPsychiatric({ statements }: Admission): boolean {
  return pictureOf(statements).entries.some(({ kind, psychiatric }) => kind === 'admission' && psychiatric === true);
}

function isArranged({ admissionId }: Admission, from: PlainDate, { consents }: PathwayState): boolean {
  return arrangementsFor(consents, { admissionId, from }, EVER).length > 0;
}

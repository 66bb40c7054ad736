import { daysBetween, type PlainDate } from '#kernel';
import { type PathwayState } from '#domain';
import { type AdmissionState, intervalsOf } from '#domain/pathway/admission/state.js';
import { untilDeath } from '#domain/pathway/interval.js';
import { figure, type Observation } from '../figure.js';

interface Discharge {
  readonly key: string;
  readonly on: PlainDate;
  readonly group: string | null;
  readonly outcome: 'after-stay' | 'after-hospital';
}

export const daysToFirstContact = figure({
  parts: ['people', 'klippekort', 'stays', 'admissions', 'case'],
  name: 'days-to-first-contact',
  title: { da: 'Dage fra udskrivning til første kontakt', en: 'Days from discharge to first contact' },
  definition:
    'Every discharge from a stay or a hospital that was followed by a contact or a clip before the next discharge, on the date of discharge: calendar days until the first one.',
  unit: 'days',
  groups: 'tilbud',
  outcomes: ['after-stay', 'after-hospital'],
  observations: (state) => {
    const contacts = [...state.people.contacts, ...state.klippekort.cards.flatMap(({ talks }) => talks)].map(({ on }) => on).sort();
    const discharges = [...fromStays(state), ...fromHospitals(state.admissions)].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
    return discharges.flatMap(({ key, on, group, outcome }, at): readonly Observation[] => {
      const next = discharges[at + 1]?.on;
      const first = contacts.find((date) => date >= on && (next === undefined || date < next || date === on));
      return first === undefined ? [] : [{ key, on, saidFrom: first, value: daysBetween(on, first), group, outcome }];
    });
  },
});

export const noticeFromRegion = figure({
  parts: ['admissions'],
  name: 'notice-from-region',
  title: { da: 'Regionens varsel før udskrivning', en: 'Notice given by the region' },
  definition:
    'Every discharge from a hospital, on its date: calendar days since the region first announced an expected discharge of that admission; 0 where it announced none.',
  unit: 'days',
  groups: 'none',
  outcomes: ['announced', 'not-announced'],
  observations: ({ admissions: state }) =>
    state.admissions.flatMap((admission) => {
      const announced = admission.expectations.find(({ date }) => date !== null)?.on;
      return intervalsOf(admission, state.diedOn).flatMap(({ from, until }): readonly Observation[] => {
        if (until === null || until === state.diedOn) return [];
        const told = announced !== undefined && announced <= until;
        const value = told ? daysBetween(announced, until) : 0;
        return [{ key: `${admission.admissionId}/${from}`, on: until, value, group: null, outcome: told ? 'announced' : 'not-announced' }];
      });
    }),
});

function fromStays({ stays: { stays }, case: { diedOn } }: Pick<PathwayState, 'stays' | 'case'>): readonly Discharge[] {
  return stays.flatMap((stay): readonly Discharge[] => {
    const { until } = untilDeath(stay, diedOn);
    if (until === null || until === diedOn) return [];
    return [{ key: stay.stayId, on: until, group: stay.tilbudId, outcome: 'after-stay' }];
  });
}

function fromHospitals({ admissions, diedOn }: AdmissionState): readonly Discharge[] {
  return admissions.flatMap((admission) =>
    intervalsOf(admission, diedOn).flatMap(({ from, until }): readonly Discharge[] =>
      until === null || until === diedOn ? [] : [{ key: `${admission.admissionId}/${from}`, on: until, group: null, outcome: 'after-hospital' }],
    ),
  );
}

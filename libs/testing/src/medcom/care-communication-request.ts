import { instant, plainDate, uuid } from '#kernel';
import { type CareCommunicationRequest, type EarlierMessage, type Saying } from '#medcom';
import { testCpr, testHospital, testMunicipality } from './hospital-notification.js';

/** One thing to say of each kind, all of it invented. */
export const sayings = {
  'discharge told': { as: 'told', told: { about: 'discharge', date: plainDate('2026-11-30'), destination: 'own-home-with-support' } },
  'discharge changed': { as: 'changed', told: { about: 'discharge', date: plainDate('2026-12-04'), destination: 'other-botilbud' }, shortNotice: true },
  'discharge withdrawn': { as: 'withdrawn', told: { about: 'discharge', date: plainDate('2026-12-04') } },
  'network meeting told': { as: 'told', told: { about: 'coordination', what: 'network-meeting', date: plainDate('2026-11-25'), time: '10:30' } },
  'discharge agreement told': { as: 'told', told: { about: 'coordination', what: 'discharge-agreement', date: plainDate('2026-11-26') } },
  'coordination plan told': { as: 'told', told: { about: 'coordination', what: 'coordination-plan', date: plainDate('2026-11-27') } },
  'transition told': { as: 'told', told: { about: 'transition', date: plainDate('2026-12-01') } },
  'closing told': { as: 'told', told: { about: 'closing', date: plainDate('2026-12-31'), outcome: 'goals-met' } },
  'visitation told': {
    as: 'told',
    told: {
      about: 'visitation',
      decidedOn: plainDate('2026-11-18'),
      section: 'SEL-85',
      from: plainDate('2027-01-01'),
      until: plainDate('2027-12-31'),
      hoursPerWeek: 7.5,
    },
  },
  'death told': { as: 'told', told: { about: 'death', date: plainDate('2026-11-19') } },
  'death withdrawn': { as: 'withdrawn', told: { about: 'death' } },
} as const satisfies Readonly<Record<string, Saying>>;

/** A first message, and a second on its thread. */
export const firstMessage: EarlierMessage = {
  messageId: uuid('c1000000-0000-4000-8000-000000000000'),
  sentAt: instant('2026-11-20T15:00:00Z'),
  saying: sayings['discharge told'],
};
export const secondMessage: EarlierMessage = {
  messageId: uuid('c2000000-0000-4000-8000-000000000000'),
  sentAt: instant('2026-11-23T08:30:00Z'),
  saying: sayings['discharge changed'],
};

/** A request to tell a hospital of a discharge, or what a test wants otherwise. */
export function careCommunicationRequest(otherwise: Partial<CareCommunicationRequest> = {}): CareCommunicationRequest {
  return {
    ...firstMessage,
    base: 'https://borgerforloeb.example/fhir',
    from: {
      name: testMunicipality.name,
      sor: testMunicipality.sor,
      gln: testMunicipality.gln!,
      signature: { name: 'Testrådgivningens vagt', role: { code: 'socialraadgiver' }, phone: '+4500000000' },
    },
    to: { name: testHospital.name, sor: testHospital.sor, gln: testHospital.gln! },
    citizen: { cpr: testCpr, familyName: 'Testborger', givenName: 'Eksempel' },
    earlier: [],
    ...otherwise,
  };
}

/** The requests whose messages stand written out beside the builder, one of each kind of message, by the name of the file. */
export const writtenOut: Readonly<Record<string, CareCommunicationRequest>> = {
  'new-message': careCommunicationRequest(),
  'new-message-about-an-episode': careCommunicationRequest({
    saying: sayings['discharge agreement told'],
    episode: { identifier: { system: 'https://testsygehus.example/forloeb', value: 'a1b2c3d4-0000-5000-8000-000000000000' }, careClass: 'inpatient' },
  }),
  'reply-that-withdraws': careCommunicationRequest({ ...secondMessage, saying: sayings['discharge withdrawn'], earlier: [firstMessage] }),
};

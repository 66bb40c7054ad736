/** The field of the request that a refusal is about, by its reason, where it is always the same one. */
const fields: Readonly<Record<string, string>> = {
  'before-opening': 'on',
  'in-the-future': 'on',
  'beyond-tomorrow': 'on',
  'before-service-started': 'on',
  'before-stay-started': 'on',
  'before-offered': 'on',
  'outside-validity': 'on',
  'unknown-section': 'section',
  'not-in-force': 'section',
  'gives-no-stay': 'section',
  'gives-no-service': 'section',
  'no-visitation-in-force': 'section',
  'takes-no-visitation': 'section',
  'impossible-hours': 'hoursPerWeek',
  'not-a-107-stay': 'stayId',
  'no-known-worker-of-sender': 'knownWorkers',
  'no-known-worker-of-receiver': 'knownWorkers',
  'period-ends-before-it-starts': 'intensive.through',
  'step-outside-period': 'intensive.steps',
  'dates-not-rising': 'intensive.steps',
  'hours-not-falling': 'intensive.steps',
  'worker-not-known': 'unknownWorkerReason',
  'tilbud-not-known': 'tilbudId',
  'unknown-tilbud': 'tilbudId',
  'section-not-given': 'section',
  'over-occupancy-not-managers': 'overOccupancy',
  'withdrawn-before-added': 'from',
  'since-in-the-future': 'since',
  'endpoint-not-encrypted': 'channel.endpoint',
  'endpoint-with-credentials': 'channel.endpoint',
  'no-reason': 'note',
  'in-the-past': 'from',
  'before-closing': 'on',
  'before-inquiry': 'on',
  'before-it-begins': 'on',
  'had-ended': 'on',
  'paused-already': 'on',
  'not-paused': 'on',
  'outside-massive-period': 'on',
  'ends-before-it-starts': 'through',
  'before-validity': 'on',
  'consent-ends-before-it-begins': 'through',
  'longer-than-allowed': 'through',
  'before-consent': 'on',
  'no-such-admission': 'admissionId',
  'review-before-plan': 'reviewOn',
  'official-by-replacement': 'cpr',
};

/** What a reason is about; undefined where that differs, or is no field at all. */
export function fieldOf(reason: string): string | undefined {
  return fields[reason];
}

/** Refusals that say that what the address names does not exist. */
const unknown: Readonly<Record<string, 'unknown-citizen' | 'not-found'>> = {
  'ACC-1 out-of-reach': 'unknown-citizen',
  'ACC-3 not-there': 'not-found',
  'PATH-1 citizen-not-registered': 'unknown-citizen',
  'ADV-1 not-planned': 'not-found',
  'ADV-2 not-planned': 'not-found',
  'ADV-3 not-planned': 'not-found',
  'FUP-1 not-opened': 'not-found',
  'AGR-2 not-registered': 'not-found',
  'TIL-1 place-not-known': 'not-found',
  'TIL-3 not-waiting': 'not-found',
  'VIS-5 no-such-visitation': 'not-found',
  'CON-2 no-such-consent': 'not-found',
  'KLI-3 no-such-klippekort': 'not-found',
};

/** The kind of problem that a refusal is, where it is not simply a refusal. */
export function unknownThing(rule: string, reason: string): 'unknown-citizen' | 'not-found' | undefined {
  return unknown[`${rule} ${reason}`];
}

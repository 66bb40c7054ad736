import { type Agreement } from '#domain/agreement/state.js';
import { agreementsInForce, type AgreementVersion, type Announcement, measureNotice, type NoticeMeasured, type Policy, stepOf } from '#domain';
import { dateInCopenhagen, type PlainDate, type Uuid } from '#kernel';
import { type AdvisoryRow } from '../advisories/advisory-row.js';
import { type Found } from '../bitemporal/lists.js';
import { type FoundStream } from '../bitemporal/row-per-stream.js';
import { type DischargeDetails } from '../facts/discharges/discharge-facts.js';

/** Who gave notice: we did, of a discharge from a botilbud, or the partner, of one from a hospital. */
export const noticeDirections = ['to-partner', 'from-partner'] as const;
export type NoticeDirection = (typeof noticeDirections)[number];

/** Whose doing it was that notice came late or not at all; `delivery` where it was planned in time and sent too late. */
export const lateCauses = ['municipality', 'botilbud', 'region', 'citizen', 'delivery', 'partner'] as const;
export type LateCause = (typeof lateCauses)[number];

/** The notice that one party gave the other of a discharge, held against what they had agreed. */
export interface MeasuredNotice extends NoticeMeasured {
  readonly direction: NoticeDirection;
  readonly citizenId: Uuid;
  /** The stay or the admission. */
  readonly subjectId: Uuid;
  readonly dischargedOn: PlainDate;
  /** The tilbud that was left; null for a hospital. */
  readonly tilbudId: Uuid | null;
  /** The ward’s SOR code, where it is known. */
  readonly unitSor: string | null;
  readonly partnerId: string;
  readonly agreementId: Uuid;
  readonly agreementVersion: number;
  readonly leadTime: AgreementVersion['terms']['leadTime'];
  /** Null where it was in time, and where nobody is known to have caused it. */
  readonly lateBecause: LateCause | null;
}

/** What notice is measured with. */
export interface NoticeFacts {
  /** Advisories about the citizens who were discharged, in any order. */
  readonly advisories: readonly FoundStream<AdvisoryRow>[];
  /** In the order in which they were registered. */
  readonly agreements: readonly (readonly [Uuid, Agreement])[];
  readonly policy: Pick<Policy, 'workingDays'>;
}

/** Measures each discharge with every partner that notice of it was agreed with. Pure. */
export function measuredNotices(discharges: readonly Found<DischargeDetails>[], facts: NoticeFacts): readonly MeasuredNotice[] {
  const bySubject = new Map<string, FoundStream<AdvisoryRow>[]>();
  for (const one of facts.advisories) {
    const others = bySubject.get(one.subjectId);
    if (others) others.push(one);
    else bySubject.set(one.subjectId, [one]);
  }
  return discharges.flatMap((discharge) => measured(discharge, bySubject.get(discharge.details.subjectId) ?? [], facts));
}

function measured(discharge: Found<DischargeDetails>, told: NoticeFacts['advisories'], { agreements, policy }: NoticeFacts): readonly MeasuredNotice[] {
  const { at, unit, citizenId, state, details } = discharge;
  const direction: NoticeDirection = state === 'from-botilbud' ? 'to-partner' : 'from-partner';
  const dischargedOn = at as PlainDate;
  const tilbudId = unit as Uuid | null;
  const about = {
    direction,
    trigger: direction === 'to-partner' ? ('botilbud-discharge' as const) : ('hospital-discharge' as const),
    tilbudIds: tilbudId === null ? [] : [tilbudId],
    date: dischargedOn,
  };
  return agreementsInForce(agreements, about).map(({ agreementId, version, terms }) => {
    const partnerId = terms.partner.id;
    const sent = told.filter((one) => one.partnerId === partnerId && one.sentAt !== null).sort((a, b) => (a.sentAt! < b.sentAt! ? -1 : 1));
    const notice = measureNotice(direction === 'to-partner' ? sent.map(asAnnouncement) : details.announced, dischargedOn, terms, policy);
    return {
      direction,
      citizenId: citizenId as Uuid,
      subjectId: details.subjectId,
      dischargedOn,
      tilbudId,
      unitSor: details.unitSor,
      partnerId,
      agreementId,
      agreementVersion: version,
      leadTime: terms.leadTime,
      ...notice,
      lateBecause: causeOf(direction, notice, sent),
    };
  });
}

function asAnnouncement({ sentAt, kind, about }: FoundStream<AdvisoryRow>): Announcement {
  return { on: dateInCopenhagen(sentAt!), at: sentAt!, date: stepOf(kind) === 'withdrawn' ? null : about.date };
}

function causeOf(direction: NoticeDirection, { outcome, givenOn }: NoticeMeasured, sent: NoticeFacts['advisories']): LateCause | null {
  if (outcome === 'in-time') return null;
  if (direction === 'from-partner') return 'partner';
  if (outcome === 'none') return null;
  const notice = sent.find(({ sentAt }) => dateInCopenhagen(sentAt!) === givenOn);
  return notice?.late?.causedBy ?? 'delivery';
}

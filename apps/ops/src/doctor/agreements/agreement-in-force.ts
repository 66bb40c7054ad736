import { type Agreement, type AgreementTerms, versionOn } from '#domain';
import { addDays, type MunicipalityCode, type PlainDate, type Uuid } from '#kernel';

/** An agreement by which somebody is told something today. */
export interface AgreementInForce {
  readonly agreementId: Uuid;
  readonly municipality: MunicipalityCode;
  readonly terms: AgreementTerms;
  /** Its last date, where that is near; null where it goes on. */
  readonly lastDate: PlainDate | null;
}

/** An agreement's end is told so many days ahead: time to agree anew. */
export const NEAR_DAYS = 30;

/** What of an agreement holds today; undefined where it does not. */
export function inForceOn(agreement: Agreement, today: PlainDate): Pick<AgreementInForce, 'terms' | 'lastDate'> | undefined {
  const terms = versionOn(agreement, today)?.terms;
  if (!terms) return undefined;
  const ahead = Array.from({ length: NEAR_DAYS }, (_, index) => addDays(today, index + 1));
  const without = ahead.find((date) => versionOn(agreement, date) === undefined);
  return { terms, lastDate: without === undefined ? null : addDays(without, -1) };
}

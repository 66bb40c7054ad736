import { toPartnerTriggers } from '#domain';
import { type MunicipalityCode } from '#kernel';
import { type AgreementInForce } from '../agreements/agreement-in-force.js';
import { type Check } from '../check.js';
import { type Finding, warning, well } from '../finding.js';
import { many } from '../words.js';

/** Which agreements end soon, and whether anybody is told anything. */
export const agreementsCheck: Check = {
  name: 'agreements',
  needs: 'installation',
  look: async ({ agreements, configuration: { municipalities } }) => judgeAgreements(await agreements(), [...municipalities]),
};

export function judgeAgreements(inForce: readonly AgreementInForce[], municipalities: readonly MunicipalityCode[]): readonly Finding[] {
  return [...municipalities.map((one) => coverage(one, inForce)), ...inForce.flatMap(ending)];
}

/** What a municipality tells partners of. */
function coverage(municipality: MunicipalityCode, inForce: readonly AgreementInForce[]): Finding {
  const own = inForce.filter((one) => one.municipality === municipality && one.terms.direction === 'to-partner');
  if (own.length === 0) return warning('no agreement is in force, so that no partner is told anything: register those that there are (POST /api/agreements)', municipality);
  const untold = toPartnerTriggers.filter((trigger) => own.every(({ terms }) => terms.trigger !== trigger));
  const partners = new Set(own.map(({ terms }) => terms.partner.id)).size;
  return well(`${many(own.length, 'agreement')} with ${many(partners, 'partner')} in force${untold.length === 0 ? '' : `; nobody is told of: ${untold.join(', ')}`}`, municipality);
}

function ending({ lastDate, terms, municipality }: AgreementInForce): readonly Finding[] {
  if (lastDate === null) return [];
  return [warning(`the agreement about ${terms.trigger} has ${lastDate} as its last date: agree anew, and revise it`, `${municipality} ${terms.partner.id}`)];
}

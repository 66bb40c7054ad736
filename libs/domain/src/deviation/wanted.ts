import { dateInCopenhagen, derivedId, isUuid, type Uuid } from '#kernel';
import { ruleOn } from '../advisory/rules.js';
import { type Advisory } from '../advisory/state.js';
import { type Owner } from '../agreement/terms.js';
import { UNASSIGNED } from '../follow-up/owner.js';
import { breachesOf } from '../pathway/breaches.js';
import { presentCoordinator } from '../pathway/people/state.js';
import { type PathwayState } from '../pathway/state.js';
import { policyOn, type PolicyVersions } from '../policy/state.js';
import { tilbudBreaches } from '../tilbud/breaches.js';
import { type Tilbud } from '../tilbud/state.js';
import { type Breach } from './breach.js';
import { type DeviationContent } from './events.js';
import { breachesUnder } from './under-policies.js';

/** A deviation that is to be there, or will be when its first date comes. */
export interface WantedDeviation {
  readonly id: Uuid;
  readonly content: DeviationContent;
}

/** The id of a deviation: the same whenever the same limit is found broken by the same thing, at the same citizen or tilbud. */
export function deviationId(at: Uuid, { kind, subjectId }: Pick<Breach, 'kind' | 'subjectId'>): Uuid {
  return derivedId('deviation', at, kind, subjectId);
}

/** The deviations that a pathway asks for. Pure, without a clock: what an event asks is the difference that it makes to this. */
export function deviationsOfPathway(state: PathwayState, citizenId: Uuid, policies: PolicyVersions): readonly WantedDeviation[] {
  const coordinator = presentCoordinator(state.people);
  const owner: Owner = coordinator ? { unit: coordinator.unit, workerId: coordinator.workerId } : UNASSIGNED;
  return breachesUnder(policies, (policy) => breachesOf(state, policy)).map((breach) => ({
    id: deviationId(citizenId, breach),
    content: { ...contentOf(breach, policies), citizenId, tilbudId: null, owner },
  }));
}

/** The deviations that a tilbud asks for: they are the tilbud's own. @throws Error where a breach does not say whom it is about */
export function deviationsOfTilbud(tilbud: Tilbud, tilbudId: Uuid, policies: PolicyVersions): readonly WantedDeviation[] {
  const owner: Owner = { unit: tilbudId, workerId: null };
  return breachesUnder(policies, () => tilbudBreaches(tilbud)).map((breach) => {
    const { citizenId } = breach.facts;
    if (!isUuid(citizenId)) throw new Error(`${breach.kind} at a tilbud does not say whom it is about`);
    return {
      id: deviationId(tilbudId, breach),
      content: { ...contentOf(breach, policies), citizenId, tilbudId, owner },
    };
  });
}

/**
 * The deviation that an advisory is evidence of: the partner is told later than agreed (rules DIS-1 and OCC-1 to OCC-5). It is whose the
 * agreement makes of what goes wrong with advisories. One that was stopped before it went out says nothing.
 */
export function deviationsOfAdvisory(advisory: Advisory, advisoryId: Uuid): readonly WantedDeviation[] {
  if (advisory.is === 'none' || advisory.content.late === null || advisory.possiblySentWhenStopped === false) return [];
  const { citizenId, partnerId, agreementId, subjectId, about, late, dueAt, escalateTo: owner } = advisory.content;
  const of = about.trigger === 'botilbud-discharge' ? { stayId: subjectId, dischargeOn: about.date } : { trigger: about.trigger, subjectId, on: about.date };
  const content: DeviationContent = {
    kind: 'notice-too-short',
    rule: ruleOn(about.trigger).id,
    subjectId: advisoryId,
    citizenId,
    tilbudId: null,
    since: dateInCopenhagen(dueAt),
    facts: { partnerId, agreementId, ...of, lateByDays: late.by, causedBy: late.causedBy },
    owner,
    escalatedTo: null,
  };
  return [{ id: deviationId(citizenId, content), content }];
}

/** Breaches that somebody above the owner sees at once: rule STAY-3, and the 72 hours of GDPR article 33. */
const escalatedAtOnce: readonly string[] = ['acute-stay-overrun', 'data-breach-suspected'];

function contentOf({ kind, rule, subjectId, since, facts }: Breach, policies: PolicyVersions): Omit<DeviationContent, 'citizenId' | 'tilbudId' | 'owner'> {
  const escalatedTo = escalatedAtOnce.includes(kind) ? policyOn(policies, since).followUps.escalateTo : null;
  return { kind, rule, subjectId, since, facts: withoutUndefined(facts), escalatedTo };
}

function withoutUndefined(facts: Breach['facts']): Breach['facts'] {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

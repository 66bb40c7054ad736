import { derivedId, isUuid, type Uuid } from '#kernel';
import { type Owner } from '../agreement/terms.js';
import { UNASSIGNED } from '../follow-up/owner.js';
import { breachesOf } from '../pathway/breaches.js';
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
  const coordinator = state.people.coordinators.at(-1);
  const owner: Owner = coordinator ? { unit: coordinator.unit, workerId: coordinator.workerId } : UNASSIGNED;
  return breachesUnder(policies, (policy) => breachesOf(state, policy)).map((breach) => ({
    id: deviationId(citizenId, breach),
    content: { ...contentOf(breach, policies), citizenId, tilbudId: null, owner },
  }));
}

/** The deviations that a tilbud asks for: they are its manager's. */
export function deviationsOfTilbud(tilbud: Tilbud, tilbudId: Uuid, policies: PolicyVersions): readonly WantedDeviation[] {
  const owner: Owner = { unit: tilbudId, workerId: null };
  return breachesUnder(policies, () => tilbudBreaches(tilbud)).map((breach) => {
    const { citizenId } = breach.facts;
    return {
      id: deviationId(tilbudId, breach),
      content: { ...contentOf(breach, policies), citizenId: isUuid(citizenId) ? citizenId : null, tilbudId, owner },
    };
  });
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

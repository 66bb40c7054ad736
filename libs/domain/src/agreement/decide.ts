import { accept, canonicalJson, type Decider, type Decision, refuse } from '#kernel';
import { type OccasionTrigger } from '../advisory/about.js';
import { categoriesOn } from '../advisory/minimisation.js';
import { type Circumstances } from '../circumstances.js';
import { type AgreementCommand } from './commands.js';
import { endpointFault } from './endpoint.js';
import { type AgreementEvent, AgreementRegistered, AgreementRevised } from './events.js';
import { AGR_1, AGR_2, AGR_3, AGR_4 } from './rules.js';
import { type Agreement, evolve, noAgreement } from './state.js';
import { type AgreementTerms, fromPartnerTriggers, toPartnerTriggers, type Trigger } from './terms.js';

type Light = Pick<Circumstances, 'actor' | 'today'>;

export function decide(
  { type, terms }: AgreementCommand,
  { versions }: Agreement,
  { actor, today }: Light,
): Decision<AgreementEvent> {
  if (actor.role !== 'leder' && actor.role !== 'system') return refuse(AGR_1, 'not-a-manager', { role: actor.role });
  if (terms.validTo !== null && terms.validTo < terms.validFrom) {
    return refuse(AGR_3, 'ends-before-it-begins', { validFrom: terms.validFrom, validTo: terms.validTo });
  }
  const fault = 'endpoint' in terms.channel ? endpointFault(terms.channel.endpoint) : undefined;
  if (fault) return refuse(AGR_3, fault);
  const unfit = unlessFitting(terms);
  if (unfit) return unfit;
  const latest = versions.at(-1);
  if (type === 'RegisterAgreement') {
    if (latest) return refuse(AGR_2, 'already-registered');
    return accept(AgreementRegistered.of(terms, { on: today }));
  }
  if (!latest) return refuse(AGR_2, 'not-registered');
  if (!sameIdentity(latest, terms)) return refuse(AGR_2, 'identity-changed', { partner: latest.partner.id, trigger: latest.trigger });
  if (canonicalJson(latest) === canonicalJson(terms)) return accept();
  return accept(AgreementRevised.of(terms, { on: today }));
}

/** Decides on the commands of one `agreement-…` stream. */
export const agreementDecider: Decider<AgreementCommand, AgreementEvent, Agreement, Light> = {
  initial: noAgreement,
  decide,
  evolve,
};

/** Rule AGR-4. What a partner gives notice of is measured only, so that nothing leaves. */
function unlessFitting({ direction, trigger, basis }: AgreementTerms): Decision<never> | undefined {
  const possible: readonly Trigger[] = direction === 'to-partner' ? toPartnerTriggers : fromPartnerTriggers;
  if (!possible.includes(trigger)) return refuse(AGR_4, 'trigger-not-of-direction', { direction, trigger });
  if (direction === 'from-partner') return undefined;
  const mayLeave = categoriesOn(trigger as OccasionTrigger);
  const beyond = basis.dataCategories.filter((category) => !mayLeave.includes(category));
  return beyond.length > 0 ? refuse(AGR_4, 'category-not-of-trigger', { trigger, categories: beyond }) : undefined;
}

function sameIdentity(a: AgreementTerms, b: AgreementTerms): boolean {
  return a.partner.id === b.partner.id && a.direction === b.direction && a.trigger === b.trigger;
}

import { type Actor, type PlainDate, refuse } from '#kernel';
import { type DelegationScope, type DelegationTerms } from '../delegation/terms.js';
import { type Objection } from '../pathway/case/guard.js';
import { actingMunicipality, waitingTransfer } from '../pathway/responsibility/state.js';
import { type PathwayState } from '../pathway/state.js';
import { type Policy } from '../policy/policy.js';
import { ACC_1, ACC_2 } from './rules.js';
import { type Tie, tiesOn } from './ties.js';

/** Who wants to reach a citizen's case, and in the light of what. */
export interface Asker {
  readonly actor: Actor;
  readonly today: PlainDate;
  readonly policy: Pick<Policy, 'access'>;
  /** What municipalities let each other do today. */
  readonly delegations: readonly DelegationTerms[];
}

/** What is asked to be recorded, as far as it says where and under which section. */
export interface AskedOfPathway {
  readonly type: string;
  readonly tilbudId?: unknown;
  readonly section?: unknown;
}

/** What staff of a tilbud record of somebody whom they take in, before there is anything else that connects the two. */
const takingIn: ReadonlySet<string> = new Set(['StartStay', 'StartAcuteStay', 'StartAssessmentStay', 'StartService']);

/** What the municipality that is offered a case can answer. */
const answers: ReadonlySet<string> = new Set(['AcceptCase', 'DeclineCase']);

/** Whether somebody may see a citizen's case (rule ACC-1). */
export function mayLookAt(state: PathwayState, asker: Asker): boolean {
  const { actor, today, policy } = asker;
  if (actor.role === 'system') return true;
  const ties = tiesOn(state, today, policy.access.afterEndDays);
  const scopes = scopesOf(state, asker);
  return (scopes === 'own' || scopes.some((scope) => covers(scope, ties))) && reachesUnit(actor, ties);
}

/**
 * Whether somebody who has a personnummer may learn which citizen it is: the municipality's own staff, who may be about to
 * take somebody in, and those of another that performs for it or is offered the case (rule ACC-1).
 */
export function mayFind(state: PathwayState, asker: Asker): boolean {
  const scopes = scopesOf(state, asker);
  const ties = tiesOn(state, asker.today, asker.policy.access.afterEndDays);
  return scopes === 'own' || scopes.some((scope) => covers(scope, ties)) || tells({ type: 'AcceptCase' }, state, asker);
}

/** Objects to a command about a citizen out of the asker's reach, or beyond a delegation (rules ACC-1, ACC-2). */
export function outOfReach(asked: AskedOfPathway, state: PathwayState, asker: Asker): Objection {
  if (tells(asked, state, asker)) return undefined;
  const scopes = scopesOf(state, asker);
  const takesIn = takingIn.has(asked.type) && asked.tilbudId === asker.actor.unit && (scopes === 'own' || scopes.length > 0);
  if (!takesIn && !mayLookAt(state, asker)) return refuse(ACC_1, 'out-of-reach');
  if (asker.actor.role === 'system' || scopes === 'own' || scopes.some((scope) => permits(scope, asked))) return undefined;
  // Whoever would take somebody in beyond the delegation has not seen the citizen yet, and does not now.
  return mayLookAt(state, asker) ? refuse(ACC_2, 'beyond-delegation') : refuse(ACC_1, 'out-of-reach');
}

/** Those who may say something about a citizen without seeing the case: regions, and a municipality that is offered it. */
function tells({ type }: AskedOfPathway, { responsibility }: PathwayState, { actor }: Asker): boolean {
  if (actor.role === 'region') return actingMunicipality(responsibility) !== undefined;
  const authority = actor.role === 'myndighed' || actor.role === 'leder';
  const offeredTo = waitingTransfer(responsibility)?.to;
  return authority && answers.has(type) && offeredTo !== undefined && offeredTo === actor.municipality;
}

/** For what the asker's municipality has to do with the citizen: all of it being its own, or what it performs for another. */
function scopesOf({ responsibility }: PathwayState, { actor, delegations }: Asker): 'own' | readonly DelegationScope[] {
  const acting = actingMunicipality(responsibility);
  if (acting === undefined || actor.municipality === undefined) return [];
  if (acting === actor.municipality) return 'own';
  return delegations.filter(({ from, to }) => from === acting && to === actor.municipality).map(({ scope }) => scope);
}

function reachesUnit({ role, unit }: Actor, ties: readonly Tie[]): boolean {
  if (role === 'myndighed' || role === 'leder') return true;
  return (role === 'botilbud' || role === 'bostoette') && ties.some(({ tilbudId }) => tilbudId === unit);
}

/** Whether a delegation is about a citizen with these ties. */
function covers(scope: DelegationScope, ties: readonly Tie[]): boolean {
  switch (scope.kind) {
    case 'all':
      return true;
    case 'tilbud':
      return ties.some(({ tilbudId }) => tilbudId !== null && scope.tilbudIds.includes(tilbudId));
    case 'sections':
      return ties.some(({ section }) => section !== null && scope.sections.includes(section));
  }
}

/** Whether a delegation lets this be recorded: what names no tilbud, or no section, is not about another one. */
function permits(scope: DelegationScope, { tilbudId, section }: AskedOfPathway): boolean {
  switch (scope.kind) {
    case 'all':
      return true;
    case 'tilbud':
      return tilbudId === undefined || scope.tilbudIds.some((one) => one === tilbudId);
    case 'sections':
      return section === undefined || scope.sections.some((one) => one === section);
  }
}

import { accept, type Decider, type Decision, refuse } from '#kernel';
import { type Circumstances } from '../circumstances.js';
import { type DelegationCommand, type GrantDelegation, type RevokeDelegation } from './commands.js';
import { type DelegationEvent, DelegationGranted, DelegationRevoked } from './events.js';
import { DEL_1, DEL_2 } from './rules.js';
import { type Delegation, evolve, noDelegation } from './state.js';

type Light = Pick<Circumstances, 'actor' | 'today'>;

/** Decides on the commands of one `delegation-…` stream. */
export const delegationDecider: Decider<DelegationCommand, DelegationEvent, Delegation, Light> = {
  initial: noDelegation,
  evolve,
  decide: (command, state, light) => {
    if (light.actor.role !== 'leder') return refuse(DEL_1, 'not-a-manager', { role: light.actor.role });
    return command.type === 'GrantDelegation' ? grant(command, state, light) : revoke(command, state, light);
  },
};

function grant({ terms }: GrantDelegation, state: Delegation, { actor, today }: Light): Decision<DelegationEvent> {
  if (state.terms) return refuse(DEL_2, 'already-granted');
  const from = actor.municipality;
  if (from === undefined) return refuse(DEL_1, 'another-municipality');
  if (terms.to === from) return refuse(DEL_2, 'to-itself', { to: terms.to });
  const { validFrom, validTo } = terms;
  if (validTo !== null && validTo < validFrom) return refuse(DEL_2, 'ends-before-it-begins', { validFrom, validTo });
  return accept(DelegationGranted.of({ ...terms, from }, { on: today }));
}

function revoke({ on }: RevokeDelegation, { terms, revokedOn }: Delegation, { actor, today }: Light): Decision<DelegationEvent> {
  if (!terms) return refuse(DEL_2, 'not-granted');
  if (terms.from !== actor.municipality) return refuse(DEL_1, 'another-municipality');
  if (revokedOn !== null) return refuse(DEL_2, 'already-revoked', { revokedOn });
  if (on < today) return refuse(DEL_2, 'revoked-backwards', { on, today });
  return accept(DelegationRevoked.of({}, { on }));
}

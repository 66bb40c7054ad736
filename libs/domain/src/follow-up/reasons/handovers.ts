import { type Owner } from '../../agreement/terms.js';
import { type PathwayState } from '../../pathway/state.js';
import { type Party } from '../../pathway/transition/events.js';
import { type Transition } from '../../pathway/transition/state.js';
import { doneWhere, type Reason, unitOf } from './reason.js';

/** Handovers that the receiver is to answer: each offer by itself. */
export function handoverReasons({ transitions: { transitions } }: PathwayState): readonly Reason[] {
  return transitions.flatMap(offersOf);
}

function offersOf({ transitionId: subjectId, offers, sender, receiver, ended }: Transition): readonly Reason[] {
  return offers.map(({ on, answer }, n) => ({
    trigger: 'handover-offered',
    subjectId,
    part: `offer-${n + 1}`,
    on,
    dates: { offered: on },
    owners: { ...asRole('sender', sender), ...asRole('receiver', receiver) },
    done: doneWhere({ 'handover-answered': answer !== undefined }),
    over: ended && 'transition-ended',
  }));
}

/** Only a tilbud has tasks here; for a hospital or another municipality the coordinator keeps after it. */
function asRole(role: 'sender' | 'receiver', party: Party): Partial<Record<typeof role, Owner>> {
  return party.kind === 'tilbud' ? { [role]: unitOf(party.tilbudId) } : {};
}

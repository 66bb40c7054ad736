import { canonicalJson, refuse, type Actor } from '#kernel';
import { type Objection } from '../case/guard.js';
import { type Party, type TransitionKind } from './events.js';
import { TRA_3 } from './rules.js';

type Sort = Party['kind'];

/** Between whom a kind of transition goes. Support in the own home is a tilbud's, or arranged by the authority itself. */
const between: Readonly<Record<TransitionKind, { readonly sender: readonly Sort[]; readonly receiver: readonly Sort[] }>> = {
  'botilbud-to-own-home': { sender: ['tilbud'], receiver: ['tilbud', 'municipality'] },
  'hospital-to-botilbud': { sender: ['hospital'], receiver: ['tilbud'] },
  'hospital-to-own-home': { sender: ['hospital'], receiver: ['tilbud', 'municipality'] },
  'own-home-to-botilbud': { sender: ['tilbud', 'municipality'], receiver: ['tilbud'] },
  'tilbud-to-tilbud': { sender: ['tilbud'], receiver: ['tilbud'] },
  'municipality-to-municipality': { sender: ['municipality'], receiver: ['municipality'] },
};

/** Objects to parties that a kind of transition is not between (rule TRA-3). */
export function unlessFitting(kind: TransitionKind, sender: Party, receiver: Party): Objection {
  const fits = between[kind].sender.includes(sender.kind) && between[kind].receiver.includes(receiver.kind);
  if (!fits) return refuse(TRA_3, 'parties-do-not-fit', { kind, sender: sender.kind, receiver: receiver.kind });
  return sameParty(sender, receiver) ? refuse(TRA_3, 'same-party', { kind }) : undefined;
}

/** Whether two name the same party. */
export function sameParty(a: Party, b: Party): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

/** Whether an actor may answer for a party: its staff, the authority for a municipality, a manager for any (rule TRA-2). */
export function answersFor({ role, unit }: Actor, party: Party): boolean {
  if (role === 'leder') return true;
  return party.kind === 'tilbud' ? unit === party.tilbudId : party.kind === 'municipality' && role === 'myndighed';
}

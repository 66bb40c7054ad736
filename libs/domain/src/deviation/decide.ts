import { accept, canonicalJson, type Decider, type Decision, type Json, refuse } from '#kernel';
import { type Circumstances } from '../circumstances.js';
import { type DeviationCommand, type ObserveBreach, type ObserveNoBreach, type PersonsDeviationCommand } from './commands.js';
import {
  DeviationAssigned,
  type DeviationContent,
  DeviationEnded,
  type DeviationEvent,
  DeviationExpected,
  DeviationFellAway,
  DeviationNoted,
  DeviationResolved,
  DeviationRevised,
} from './events.js';
import { DEV_1, DEV_3, DEV_4 } from './rules.js';
import { type Deviation, evolve, type KnownDeviation, noDeviation } from './state.js';

type Light = Pick<Circumstances, 'today' | 'actor'>;
type Decided = Decision<DeviationEvent>;

export function decide(command: DeviationCommand, deviation: Deviation, light: Light): Decided {
  switch (command.type) {
    case 'ObserveBreach':
      return observeBreach(command, deviation, light);
    case 'ObserveNoBreach':
      return observeNoBreach(command, deviation, light);
    default:
      return personDecides(command, deviation, light);
  }
}

/** Decides on the commands of one `deviation-…` stream. */
export const deviationDecider: Decider<DeviationCommand, DeviationEvent, Deviation, Light> = { initial: noDeviation, decide, evolve };

/** Rules DEV-1 and DEV-2: what is read is what is known of it from now on. */
function observeBreach({ content }: ObserveBreach, deviation: Deviation, { today }: Light): Decided {
  const on = { on: today };
  if (deviation.is !== 'none' && !isAbout(deviation.content, content)) return refuse(DEV_1, 'another-breach');
  const begins = content.since <= today ? DeviationNoted.of(content, on) : DeviationExpected.of(content, on);
  if (deviation.is === 'none' || deviation.is === 'fell-away') return accept(begins);
  if (deviation.is === 'expected') return begins.type === 'DeviationExpected' && same(content, deviation.content) ? accept() : accept(begins);
  if (begins.type === 'DeviationExpected') return accept<DeviationEvent>(DeviationFellAway.of({ because: 'corrected' }, on), begins);
  // What was over and seen to happens again.
  if (deviation.is === 'resolved' && deviation.endedOn !== null) return accept(begins);
  return accept<DeviationEvent>(...revision(content, deviation, on), ...following(content, deviation, on));
}

interface On {
  readonly on: Light['today'];
}

function revision({ since, facts }: DeviationContent, deviation: KnownDeviation, on: On): readonly DeviationEvent[] {
  const { content } = deviation;
  const known = deviation.endedOn === null && same({ since, facts }, { since: content.since, facts: content.facts });
  return known ? [] : [DeviationRevised.of({ since, facts }, on)];
}

function following({ owner }: DeviationContent, deviation: KnownDeviation, on: On): readonly DeviationEvent[] {
  const follows = deviation.is === 'open' && same(deviation.content.owner, deviation.planned) && !same(owner, deviation.planned);
  return follows ? [DeviationAssigned.of({ owner, how: 'followed' }, on)] : [];
}

function observeNoBreach({ corrected, keptFrom }: ObserveNoBreach, deviation: Deviation, { today }: Light): Decided {
  if (deviation.is === 'none' || deviation.is === 'fell-away') return accept();
  const on = { on: today };
  if (corrected) return accept(DeviationFellAway.of({ because: 'corrected' }, on));
  if (keptFrom <= deviation.content.since) return accept(DeviationFellAway.of({ because: 'averted' }, on));
  if (deviation.is === 'expected') return accept(DeviationFellAway.of({ because: 'over' }, on));
  return deviation.endedOn === keptFrom ? accept() : accept(DeviationEnded.of({ on: keptFrom }, on));
}

/** Rules DEV-3 and DEV-4. */
function personDecides(command: PersonsDeviationCommand, deviation: Deviation, { today, actor }: Light): Decided {
  if (deviation.is === 'none' || deviation.is === 'expected') return refuse(DEV_3, 'not-noted');
  if (deviation.is === 'fell-away') return refuse(DEV_3, 'fell-away');
  const { owner } = deviation.content;
  if (actor.unit !== owner.unit && actor.role !== 'myndighed' && actor.role !== 'leder') return refuse(DEV_3, 'not-yours', { unit: owner.unit });
  const on = { on: today };
  if (command.type === 'AssignDeviation') {
    if (deviation.is === 'resolved') return refuse(DEV_3, 'resolved');
    return same(command.owner, owner) ? accept() : accept(DeviationAssigned.of({ owner: command.owner, how: 'handed-on' }, on));
  }
  if (deviation.outcome !== null) {
    return deviation.outcome === command.outcome ? accept() : refuse(DEV_4, 'resolved-otherwise', { outcome: deviation.outcome });
  }
  const note = command.note?.trim() ?? '';
  if (command.outcome === 'other' && note === '') return refuse(DEV_4, 'no-note');
  return accept(DeviationResolved.of({ outcome: command.outcome }, { ...on, ...(note === '' ? {} : { personal: { note } }) }));
}

function isAbout(a: DeviationContent, b: DeviationContent): boolean {
  return a.kind === b.kind && a.subjectId === b.subjectId && a.tilbudId === b.tilbudId;
}

function same(a: object, b: object): boolean {
  return canonicalJson(a as Json) === canonicalJson(b as Json);
}

import { accept, canonicalJson, type Decider, type Decision, refuse } from '#kernel';
import { type Circumstances } from '../circumstances.js';
import { changedPolicy } from './change.js';
import { type PolicyCommand } from './commands.js';
import { type PolicyEvent, PolicySet } from './events.js';
import { anchorsOf } from './follow-up-table.js';
import { type Policy } from './policy.js';
import { POL_1, POL_2, POL_3 } from './rules.js';
import { evolve, noPolicySet, policyOn, type PolicyVersions } from './state.js';
import { weekdays } from './working-hours.js';

type Light = Pick<Circumstances, 'actor' | 'today'>;

export function decide({ from, change }: PolicyCommand, versions: PolicyVersions, { actor, today }: Light): Decision<PolicyEvent> {
  if (actor.role !== 'leder' && actor.role !== 'system') return refuse(POL_1, 'not-a-manager', { role: actor.role });
  if (from < today) return refuse(POL_2, 'in-the-past', { from, today });
  const before = policyOn(versions, from);
  const { policy, misfits } = changedPolicy(before, change);
  if (misfits) return refuse(POL_3, 'does-not-fit', { fields: misfits });
  const objection = unlessSensible(policy);
  if (objection) return objection;
  return canonicalJson(policy) === canonicalJson(before) ? accept() : accept(PolicySet.of({ from, policy }, { on: from }));
}

/** Decides on the commands of one `policy-…` stream. */
export const policyDecider: Decider<PolicyCommand, PolicyEvent, PolicyVersions, Light> = { initial: noPolicySet, decide, evolve };

/** Rule POL-3. */
function unlessSensible({ workingHours, acuteStay, followUps }: Policy): Decision<never> | undefined {
  const hours = weekdays.map((weekday) => ({ weekday, hours: workingHours[weekday] }));
  if (hours.every((one) => one.hours === null)) return refuse(POL_3, 'never-open');
  const backwards = hours.find((one) => one.hours !== null && one.hours.until <= one.hours.from);
  if (backwards) return refuse(POL_3, 'ends-before-it-begins', { weekday: backwards.weekday });
  if (acuteStay.windowDays <= acuteStay.days) return refuse(POL_3, 'window-too-short', { days: acuteStay.days, windowDays: acuteStay.windowDays });
  for (const [kind, { triggers, due, repeat }] of Object.entries(followUps.table)) {
    for (const anchor of [due.anchor, ...(repeat ? [repeat.until] : [])]) {
      const without = triggers.find((trigger) => !(anchorsOf[trigger] as readonly string[]).includes(anchor));
      if (without) return refuse(POL_3, 'foreign-date', { kind, anchor, trigger: without });
    }
    const elsewhere = due.unit === 'dates-used' ? triggers.find((trigger) => trigger !== 'akutplads-started') : undefined;
    if (elsewhere) return refuse(POL_3, 'foreign-date', { kind, anchor: due.unit, trigger: elsewhere });
  }
  return undefined;
}

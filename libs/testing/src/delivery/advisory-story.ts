import {
  type AdvisoryCommand,
  advisoryDecider,
  type AdvisoryEvent,
  type AgreementVersion,
  defaultPolicy,
  exampleAgreements,
  type FormerAdvisory,
  type OccasionChange,
  type OccasionTrigger,
  type PartnerPlan,
  planFor,
  type PlannedAdvisory,
} from '#domain';
import { fold, type Instant, instant, plainDate, uuid } from '#kernel';

/** Seven days' notice, by 12 o'clock. */
export const agreement: AgreementVersion = {
  agreementId: uuid('a0000000-0000-4000-8000-000000000000'),
  version: 1,
  terms: exampleAgreements(plainDate('2026-01-01'), () => 'https://partner.example/')[0]!,
};
export const PARTNER = agreement.terms.partner.id;
const event = (n: number) => uuid(`e0000000-0000-4000-8000-00000000000${n}`);
export const MONDAY = instant('2026-11-02T08:00:00.000Z');

type Happened = OccasionChange['happened'];
const to = (date: string, destination: 'own-home' | 'hospital' = 'own-home') => ({ trigger: 'botilbud-discharge', date: plainDate(date), destination }) as const;
export const set = (date: string, destination?: 'own-home' | 'hospital'): Happened => ({ is: 'set', about: to(date, destination) });
export const recorded = (date: string, destination?: 'own-home' | 'hospital'): Happened => ({ is: 'recorded', about: to(date, destination) });
export const cancelled: Happened = { is: 'cancelled' };

/** The nth change of one occasion. */
export function change(n: number, happened: Happened, recordedAt: Instant, trigger: OccasionTrigger = 'botilbud-discharge'): OccasionChange {
  const id = uuid('c0000000-0000-4000-8000-000000000000');
  const planId = trigger === 'botilbud-discharge' ? id : null;
  return { eventId: event(n), happened, citizenId: id, trigger, subjectId: id, planId, recordedAt, causedBy: 'region' };
}

/** Plays changes and dispatches on one partner, as the planner and the dispatcher do. */
export class AdvisoryStory {
  readonly streams = new Map<string, AdvisoryEvent[]>();
  private n = 0;
  private trigger: OccasionTrigger = 'botilbud-discharge';

  changed(happened: Happened, at: Instant = MONDAY): PartnerPlan {
    if ('about' in happened) this.trigger = happened.about.trigger;
    const plan = planFor(change(++this.n, happened, at, this.trigger), PARTNER, agreement, this.former(), defaultPolicy);
    for (const step of [plan.stop, plan.plan]) if (step) this.tell(step.id, step.command, at);
    return plan;
  }
  tell(id: string, command: AdvisoryCommand, now: Instant = MONDAY): void {
    const past = this.streams.get(id) ?? [];
    const decision = advisoryDecider.decide(command, fold(advisoryDecider, past), { now, today: plainDate(now.slice(0, 10)), policy: defaultPolicy });
    if (!decision.accepted) throw new Error(`${decision.refusal.rule} ${decision.refusal.reason}`);
    this.streams.set(id, [...past, ...decision.events]);
  }
  sent(id: string | undefined): this {
    const attempt = this.start(id);
    this.tell(id!, { type: 'RecordSent', attempt, at: MONDAY });
    return this;
  }
  start(id: string | undefined): number {
    this.tell(id!, { type: 'StartDispatch' }, this.advisory(id!).nextAttemptAt);
    return this.advisory(id!).attempts;
  }
  advisory(id: string): PlannedAdvisory {
    const state = fold(advisoryDecider, this.streams.get(id) ?? []);
    if (state.is === 'none') throw new Error('not planned');
    return state;
  }
  former(): FormerAdvisory[] {
    return [...this.streams.keys()].map((id) => ({ id: uuid(id), advisory: this.advisory(id) }));
  }
}

/** `kind date dueAt late` of what is planned, or the reason why nothing is, and what becomes of the former. */
export function summary({ stop, plan, refusal }: PartnerPlan): string {
  const content = plan?.command.content;
  const late = content?.late ? ` late ${content.late.by} by ${content.late.causedBy}` : '';
  const what = content ? `${content.kind} ${content.about.date} due ${content.dueAt}${late}` : `nothing: ${refusal?.reason}`;
  return stop ? `${stop.command.type}, ${what}` : what;
}

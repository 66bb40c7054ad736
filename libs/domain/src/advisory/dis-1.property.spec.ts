import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addMillis, dateInCopenhagen, fold, instant, plainDate, type Uuid, uuid } from '#kernel';
import { exampleAgreements } from '../agreement/example-set.js';
import { type AgreementVersion } from '../agreement/in-force.js';
import { type Destination } from '../pathway/stay/events.js';
import { defaultPolicy } from '../policy/policy.js';
import { type AdvisoryCommand } from './commands.js';
import { advisoryDecider } from './decide.js';
import { type AdvisoryEvent } from './events.js';
import { type FormerAdvisory, type OccasionChange, planFor } from './plan-occasion.js';
import { isUnsent } from './state.js';

const BEGIN = instant('2026-11-02T08:00:00.000Z');
const HOUR = 3_600_000;
const agreements = exampleAgreements(plainDate('2026-01-01'), () => 'https://partner.example/').map(
  (terms, i): AgreementVersion => ({ agreementId: uuid(`a0000000-0000-4000-8000-00000000000${i}`), version: 1, terms }),
);
const id = uuid('c0000000-0000-4000-8000-000000000000');

/** What people and time do to one plan and one partner. */
const step = fc.oneof(
  fc.record({ is: fc.constant('set' as const), inDays: fc.constantFrom(-2, 0, 1, 4, 8, 12, 30), where: fc.constantFrom<Destination>('own-home', 'hospital') }),
  fc.record({ is: fc.constant('cancelled' as const) }),
  fc.record({ is: fc.constant('recorded' as const), inDays: fc.integer({ min: -3, max: 3 }), where: fc.constantFrom<Destination>('own-home', 'hospital') }),
  fc.record({ is: fc.constant('died' as const) }),
  fc.record({ is: fc.constant('hours-pass' as const), hours: fc.integer({ min: 1, max: 240 }) }),
  {
    weight: 3,
    arbitrary: fc.record({ is: fc.constant('dispatch' as const), outcome: fc.constantFrom('sent' as const, 'sent' as const, 'unreachable' as const) }),
  },
);

describe('DIS-1 whatever the order of planning, moving, cancelling, recording, dying and sending', () => {
  it('one advisory waits at most, none is sent twice, none repeats what was sent last, and planning again changes nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...agreements), fc.array(step, { maxLength: 25, size: 'max' }), (agreement, steps) => {
        const streams = new Map<Uuid, AdvisoryEvent[]>();
        const outbox: { id: Uuid; said: string }[] = [];
        let now = BEGIN;
        let n = 0;
        const former = (): FormerAdvisory[] =>
          [...streams].flatMap(([key, past]) => {
            const advisory = fold(advisoryDecider, past);
            return advisory.is === 'none' ? [] : [{ id: key, advisory }];
          });
        const tell = (key: Uuid, command: AdvisoryCommand): number => {
          const past = streams.get(key) ?? [];
          const light = { now, today: dateInCopenhagen(now), policy: defaultPolicy };
          const decision = advisoryDecider.decide(command, fold(advisoryDecider, past), light);
          if (!decision.accepted) throw new Error(`${command.type}: ${decision.refusal.reason}`);
          if (decision.events.length > 0) streams.set(key, [...past, ...decision.events]);
          return decision.events.length;
        };
        const dispatch = (outcome: 'sent' | 'unreachable') => {
          for (const { id: key, advisory } of former().filter((one) => isUnsent(one.advisory) && one.advisory.content.dueAt <= now)) {
            tell(key, { type: 'StartDispatch' });
            const attempt = advisory.attempts + 1;
            if (outcome === 'sent') {
              tell(key, { type: 'RecordSent', attempt, at: now });
              const { kind, about } = advisory.content;
              outbox.push({ id: key, said: kind === 'discharge-withdrawn' ? kind : `${about.date} ${'destination' in about && about.destination}` });
            } else tell(key, { type: 'RecordAttemptFailed', attempt, why: 'unreachable', code: 'x', retryAt: now });
          }
        };
        const eventId = () => uuid(`e0000000-0000-4000-8000-${String(++n).padStart(12, '0')}`);
        for (const one of steps) {
          now = addMillis(now, one.is === 'hours-pass' ? one.hours * HOUR : 1000);
          if (one.is === 'hours-pass') continue;
          if (one.is === 'dispatch') {
            dispatch(one.outcome);
          } else {
            const about = 'inDays' in one ? { trigger: 'botilbud-discharge', date: addDays(dateInCopenhagen(now), one.inDays), destination: one.where } : undefined;
            const happened = (about ? { is: one.is, about } : { is: one.is }) as OccasionChange['happened'];
            const change: OccasionChange = { eventId: eventId(), happened, citizenId: id, trigger: 'botilbud-discharge', subjectId: id, planId: id, recordedAt: now, causedBy: 'citizen' };
            const plan = () => planFor(change, agreement.terms.partner.id, agreement, earlier(), defaultPolicy);
            const before = new Set(streams.keys());
            const earlier = () => former().filter((f) => before.has(f.id));
            const first = plan();
            for (const { id: key, command } of [first.stop, first.plan].filter((x) => x !== undefined)) tell(key, command);
            const again = plan();
            expect(again.plan).toEqual(first.plan);
            for (const { id: key, command } of [again.stop, again.plan].filter((x) => x !== undefined)) expect(tell(key, command)).toBe(0);
          }
          expect(former().filter(({ advisory }) => isUnsent(advisory)).length).toBeLessThanOrEqual(1);
          expect(new Set(outbox.map((sent) => sent.id)).size).toBe(outbox.length);
          for (let i = 1; i < outbox.length; i++) expect(outbox[i]!.said).not.toBe(outbox[i - 1]!.said);
        }
      }),
      { numRuns: 300 },
    );
  });
});

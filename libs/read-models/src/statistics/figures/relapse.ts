import { addDays, addMonths } from '#kernel';
import { findSection, type PathwayState, type SectionKey } from '#domain';
import { type Interval, untilDeath } from '#domain/pathway/interval.js';
import { figure, type Observation } from '../figure.js';

/** Support somewhere on the ladder of efforts. */
interface Rung extends Interval {
  readonly key: string;
  readonly section: SectionKey;
  readonly step: number;
}

/** How many days may lie between one support and the next for the second to be a step down from the first. */
const GAP = 30;

export const relapseWithin12 = relapseWithin(12);
export const relapseWithin24 = relapseWithin(24);

function relapseWithin(months: number) {
  return figure({
    parts: ['services', 'stays', 'case'],
    name: `relapse-${months}-months`,
    title: { da: `Tilbage op ad trappen inden ${months} måneder`, en: `Back up the ladder within ${months} months` },
    definition:
      `Every step down the ladder (support that started at most ${GAP} days after support on a higher step had ended), on its first date, once the citizen has gone up again or ${months} months have passed alive: 1 where support on a higher step than the new one started within ${months} months, else 0, by section.`,
    unit: 'share',
    groups: 'section',
    outcomes: ['relapsed', 'held'],
    observations: (state) => {
      const rungs = rungsOf(state);
      return rungs.filter((rung) => isStepDown(rung, rungs)).flatMap((rung): readonly Observation[] => {
        const watchedUntil = addMonths(rung.from, months);
        const [up] = rungs.filter(({ step, from }) => step > rung.step && from > rung.from && from < watchedUntil).map(({ from }) => from).sort();
        const { diedOn } = state.case;
        if (up === undefined && diedOn !== undefined && diedOn < watchedUntil) return [];
        const outcome = up === undefined ? 'held' : 'relapsed';
        return [{ key: rung.key, on: rung.from, saidFrom: up ?? watchedUntil, value: up === undefined ? 0 : 1, group: rung.section, outcome }];
      });
    },
  });
}

function rungsOf({ services: { services }, stays: { stays }, case: { diedOn } }: Pick<PathwayState, 'services' | 'stays' | 'case'>): readonly Rung[] {
  const supports = [
    ...services.filter(({ annulled }) => annulled === undefined).map((one) => ({ key: one.serviceId, ...pick(one) })),
    ...stays.map((one) => ({ key: one.stayId, ...pick(one) })),
  ];
  return supports.flatMap(({ key, section, ...interval }): readonly Rung[] => {
    const step = findSection(section, interval.from)?.ladderStep;
    return step === undefined ? [] : [{ key, section, step, ...untilDeath(interval, diedOn) }];
  });
}

function pick({ section, from, until }: { readonly section: SectionKey } & Interval) {
  return { section, from, until };
}

/** Something higher had just ended, and nothing higher goes on. */
function isStepDown({ from, step }: Rung, rungs: readonly Rung[]): boolean {
  const higher = rungs.filter((one) => one.step > step && one.from < from);
  const goesOn = higher.some(({ until }) => until === null || until > from);
  return !goesOn && higher.some(({ until }) => until !== null && until >= addDays(from, -GAP));
}

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { asks } from './asks.js';
import { corrections } from './corrections.js';
import { beginning, regressions } from './regressions.js';
import { Run } from './run.js';
import { pathways } from './steps.js';

/** More are played where `SIMULATION_RUNS` says so. */
const RUNS = Number(process.env['SIMULATION_RUNS'] ?? 500);
/** The same run each time; another one is looked for with another number in `SIMULATION_SEED`. */
const SEED = Number(process.env['SIMULATION_SEED'] ?? 20261122);

describe('a citizen’s pathway, asked tens of thousands of times', () => {
  it('answers and stands as the reference does, day by day', () => {
    const answers = new Map<string, { accepted: number; refused: number }>();
    let asked = 0;
    fc.assert(
      fc.property(pathways, (steps) => {
        const run = new Run();
        for (const one of steps) run.step(one);
        run.end();
        asked += steps.length;
        for (const [name, { accepted, refused }] of run.answers) {
          const sum = answers.get(name) ?? { accepted: 0, refused: 0 };
          answers.set(name, { accepted: sum.accepted + accepted, refused: sum.refused + refused });
        }
      }),
      { numRuns: RUNS, seed: SEED },
    );
    expect(asked).toBeGreaterThan(20_000);
    // Both answers have been given to everything that can be asked: nothing here passes for want of having been tried.
    const everything = [...Object.keys(asks), ...corrections];
    expect(everything.filter((name) => !answers.get(name)?.accepted || !answers.get(name)?.refused)).toEqual([]);
  });

  it.each(regressions)('once differed: $because', ({ steps }) => {
    const run = new Run();
    for (const one of [...beginning, ...steps]) run.step(one);
    run.end();
  });
});

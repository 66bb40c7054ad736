import { median, rounded, swing } from './statistics.js';

/** Above this a control says more about the machine than about the code. */
const steady = 0.2;

/** One of the things compared: measured once a round. */
export interface Side {
  readonly name: string;
  readonly measure: () => Promise<number>;
}

export interface Comparison {
  /** All measures of each side, round by round. */
  readonly measures: Readonly<Record<string, readonly number[]>>;
  /** The median of the rounds' own ratios, subject to control: what slows a whole round down does not count. */
  readonly ratio: (subject: string, control: string) => number;
  /** Controls that swung by more than a fifth. */
  readonly unsteady: readonly string[];
}

/**
 * Measures the sides in turn, round by round, in an order that is turned around every other round, and prints each
 * side's median and range. `what` names the measurement, `unit` its unit.
 */
export async function compareSides(
  what: string,
  unit: string,
  sides: readonly Side[],
  rounds: number,
  controls: readonly string[],
  say: (line: string) => void,
): Promise<Comparison> {
  const measures: Record<string, number[]> = Object.fromEntries(sides.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, measure } of round % 2 === 0 ? sides : [...sides].reverse()) measures[name]?.push(await measure());
    const last = sides.map(({ name }) => `${name} ${rounded(measures[name]?.at(-1) ?? 0)}`).join(', ');
    say(`${what}: round ${round + 1} of ${rounds}: ${last} ${unit}`);
  }
  for (const { name } of sides) {
    const all = measures[name] ?? [];
    const range = `${rounded(Math.min(...all))} to ${rounded(Math.max(...all))}`;
    say(`${what}: ${name}: median ${rounded(median(all))} ${unit}, range ${range}, swing ${Math.round(swing(all) * 100)} %`);
  }
  const unsteady = controls.filter((name) => swing(measures[name] ?? []) > steady);
  for (const name of unsteady) say(`${what}: ${name} swung by more than ${steady * 100} %: measure again on a quieter machine`);
  return {
    measures,
    unsteady,
    ratio: (subject, control) =>
      rounded(median((measures[subject] ?? []).map((value, round) => value / (measures[control]?.[round] ?? Number.NaN)))),
  };
}

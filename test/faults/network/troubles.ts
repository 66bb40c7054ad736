import { type BreakableConnection } from '#testing/breakable-connection/breakable-connection.js';
import { type Seeded } from '../../fixtures/index.js';

/** How long an attempt may take in these tests, in milliseconds. */
export const PATIENCE_MS = 400;

/** What befalls a way once, with the next message on it: resolves when it has. */
const once = {
  'cut in a message': (way: BreakableConnection, chance: Seeded) => way.cutNextQuestion(chance.next()),
  'cut in an answer': (way: BreakableConnection, chance: Seeded) => way.cutNextAnswer(chance.next()),
  'answer lost': (way: BreakableConnection) => way.loseNextAnswer(),
};

/** What befalls a way until it is mended. */
const lasting = {
  cut: (way: BreakableConnection) => {
    way.cut();
  },
  'half-open': (way: BreakableConnection) => {
    way.freeze();
  },
  slow: (way: BreakableConnection, chance: Seeded) => {
    way.delay(chance.between(5, 50));
  },
  // What is sent arrives all the same, when nobody waits for the answer any more.
  'too slow': (way: BreakableConnection) => {
    way.delay(PATIENCE_MS * 1.5);
  },
};

type Once = keyof typeof once;
type Lasting = keyof typeof lasting;
export type Trouble = Once | Lasting;
export const troubles: readonly Trouble[] = [...(Object.keys(once) as Once[]), ...(Object.keys(lasting) as Lasting[])];

/** Brings a trouble over a way. Gives what to wait for where it is over by itself. */
export function bring(trouble: Trouble, way: BreakableConnection, chance: Seeded): Promise<void> | undefined {
  if (isOnce(trouble)) return once[trouble](way, chance);
  lasting[trouble](way, chance);
  return undefined;
}

function isOnce(trouble: Trouble): trouble is Once {
  return Object.hasOwn(once, trouble);
}

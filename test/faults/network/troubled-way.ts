import { openBreakableConnection, type BreakableConnection } from '#testing/breakable-connection/breakable-connection.js';
import { type Seeded } from '../../fixtures/index.js';
import { bring, type Trouble, troubles } from './troubles.js';

/** How often each trouble comes over one way. */
const TIMES = 2;

/**
 * A way to a partner over which one trouble after another comes, in an order and for as long as chance says. When one begins and when it is
 * mended is told by how many messages have come to their end, well or not.
 */
export class TroubledWay {
  /** The troubles that are over, in order. */
  readonly played: Trouble[] = [];
  private readonly ahead: Trouble[];
  private present: Trouble | undefined;
  /** So many messages until something changes; none count while what is present is over by itself. */
  private left: number;

  private constructor(
    private readonly way: BreakableConnection,
    private readonly chance: Seeded,
  ) {
    this.ahead = Array.from({ length: TIMES }, () => shuffled(troubles, chance)).flat();
    this.left = this.quiet();
  }

  static async to(endpoint: string, chance: Seeded): Promise<TroubledWay> {
    return new TroubledWay(await openBreakableConnection(endpoint), chance);
  }

  /** Where the partner is reached over this way. */
  get endpoint(): string {
    return this.way.url;
  }

  /** A message over this way has come to its end. */
  ended(): void {
    this.left -= 1;
    if (this.left > 0) return;
    if (this.present) this.mend(this.present);
    else this.begin();
  }

  /** Nothing more comes over it. */
  async close(): Promise<void> {
    this.left = Infinity;
    await this.way.close();
  }

  private begin(): void {
    this.present = this.ahead.shift();
    this.left = this.present ? this.chance.between(3, 9) : Infinity;
    const over = this.present && bring(this.present, this.way, this.chance);
    if (!over || !this.present) return;
    const { present } = this;
    this.left = Infinity;
    void over.then(() => {
      this.mend(present);
    });
  }

  private mend(trouble: Trouble): void {
    this.way.mend();
    this.played.push(trouble);
    this.present = undefined;
    this.left = this.quiet();
  }

  private quiet(): number {
    return this.chance.between(1, 4);
  }
}

function shuffled<Item>(items: readonly Item[], chance: Seeded): Item[] {
  const left = [...items];
  return items.map(() => left.splice(chance.between(0, left.length - 1), 1)[0]!);
}

import { TILBUD, tilbudCatalogue, type TilbudCommand, tilbudDecider, type Tilbud } from '#domain';
import { dateInCopenhagen, derivedId, type MunicipalityCode, readPublic, stateAsKnown, streamName, type Uuid } from '#kernel';
import { manager } from '../given-when-then/invented.js';
import { addPlace, registerTilbud } from '../tilbud/commands.js';
import { type DeliveryWorld } from './delivery-world.js';

/** The tilbud of a delivery world, with so many places: what managers and caseworkers do there. */
export class TilbudInWorld {
  constructor(
    private readonly world: DeliveryWorld,
    readonly tilbudId: Uuid = world.tilbudId,
  ) {}

  async open(places: number): Promise<this> {
    await this.ask(registerTilbud());
    for (let n = 0; n < places; n++) await this.ask(addPlace({ placeId: derivedId('place', this.tilbudId, String(n)) }));
    return this;
  }

  async ask(command: TilbudCommand): Promise<void> {
    const commandId = this.world.ids.next();
    const municipality = '621' as MunicipalityCode;
    const outcome = await this.world.commands.execute({
      stream: streamName(TILBUD, this.tilbudId),
      decider: tilbudDecider,
      catalogue: tilbudCatalogue,
      command,
      circumstances: (now) => ({ now, today: dateInCopenhagen(now), actor: manager, municipality }),
      meta: { commandId, correlationId: commandId, causationId: commandId, actor: manager, municipality },
      personal: 'sealed',
    });
    if (outcome.status !== 'accepted') throw new Error(`the test's tilbud was ${outcome.status}`);
  }

  async state(): Promise<Tilbud> {
    const stored = await this.world.store.readStream(streamName(TILBUD, this.tilbudId));
    return stateAsKnown(tilbudDecider, stored.map((one) => readPublic(tilbudCatalogue, one)));
  }

  async happened(): Promise<readonly string[]> {
    return (await this.world.store.readStream(streamName(TILBUD, this.tilbudId))).map(({ type }) => type).filter((type) => type !== 'TilbudRegistered' && type !== 'PlaceAdded');
  }
}

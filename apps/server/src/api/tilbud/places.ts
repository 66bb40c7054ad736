import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type PlaceKind, type PlaceProperty, type SectionKey, type TilbudCommand, type TilbudEvent } from '#domain';
import { type StayCommand } from '#domain/pathway/stay/commands.js';
import { addMillis, type Clock, dateInCopenhagen, derivedId, type Ids, type PlainDate, type Uuid } from '#kernel';
import { CLOCK, IDS, LOGGER, type Logger, Problem } from '#platform';
import { PolicyBook } from '#processing';
import { done } from '../answer/answer-of-outcome.js';
import { type Recorded } from '../answer/recorded.js';
import { type Versioned } from '../answer/versioned.js';
import { DecideOnPathway } from '../commands/decide-on-pathway.js';
import { DecideOnTilbud } from '../commands/decide-on-tilbud.js';
import { Recorder } from '../commands/recorder.js';
import { type Asking, metaOf } from '../request/asking.js';
import { type PlaceWishRequest } from './wish.requests.js';

/** A command that starts a stay. */
export type StartingStay = Extract<StayCommand, { readonly type: 'StartStay' | 'StartAcuteStay' | 'StartAssessmentStay' }>;

/** What a stay needs a place of. */
export interface Wish extends Undefinable<PlaceWishRequest> {
  readonly kind: PlaceKind;
  readonly section: SectionKey;
}
type Undefinable<Of> = { readonly [Member in keyof Of]: Of[Member] | undefined };

const MINUTE = 60_000;

/**
 * Starts stays on places. Two streams are written, one after the other: first the tilbud gives a place, which decides who
 * gets the last one; then the stay starts on the pathway. The place falls back at once where the pathway says no, and by
 * itself where nothing was heard of it (rule STAY-2).
 */
@Injectable()
export class Places {
  constructor(
    private readonly bus: CommandBus,
    private readonly recorder: Recorder,
    private readonly policies: PolicyBook,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Starts a stay on a place that is to be had. @throws Problem */
  async startStay(citizenId: Uuid, command: StartingStay, wish: Wish, asking: Asking): Promise<Versioned<Recorded>> {
    const { stayId, tilbudId } = command;
    const given = { meta: metaOf(asking), expectedVersion: asking.expectedVersion };
    const considered = await this.bus.execute(new DecideOnPathway(citizenId, command, { ...given, onlyConsider: true }));
    if (considered.status !== 'accepted' || considered.events.length === 0) return this.recorder.answer(considered, asking, stayId);

    const asked = await this.askFor(citizenId, command, wish, asking);
    const held = done(await this.bus.execute(this.atTilbud(citizenId, tilbudId, asked, asking)), undefined);
    const happened = held.status === 'accepted' ? held.events : [];
    try {
      return await this.recorder.onPathway(citizenId, { ...command, ...placeIn(happened) }, asking, stayId);
    } catch (error) {
      if (error instanceof Problem && happened.length > 0) await this.giveBack(citizenId, tilbudId, asked.reservationId, asking);
      throw error;
    }
  }

  /** The ids follow from the request, so that the same request made again asks for the same place. */
  private async askFor(citizenId: Uuid, { stayId, on: from, ended }: StartingStay, wish: Wish, asking: Asking) {
    const holdUntil = await this.holdUntil(asking);
    if (wish.reservationId !== undefined) return { type: 'ClaimReservation', reservationId: wish.reservationId, citizenId, stayId, from, holdUntil } as const;
    const { kind, section, needs = [], overOccupancy } = wish;
    const until: PlainDate | null = ended?.on ?? wish.until ?? null;
    const over = ended !== undefined;
    const reservationId = derivedId('reservation', asking.commandId);
    return { type: 'ReservePlace', reservationId, citizenId, stayId, kind, needs: needs as readonly PlaceProperty[], section, from, until, holdUntil, over, overOccupancy } as const;
  }

  private async holdUntil({ municipality }: Asking) {
    const now = this.clock.now();
    const { places } = (await this.policies.now(municipality)).on(dateInCopenhagen(now));
    return addMillis(now, places.holdMinutes * MINUTE);
  }

  /** Should it fail, the place falls back when its time is over; the answer is the pathway's in any case. */
  private async giveBack(citizenId: Uuid, tilbudId: Uuid, reservationId: Uuid, asking: Asking): Promise<void> {
    try {
      await this.bus.execute(this.atTilbud(citizenId, tilbudId, { type: 'ReleaseReservation', reservationId, because: 'stay-refused' }, asking));
    } catch (err) {
      this.logger.warn({ err, correlationId: asking.correlationId }, 'a place could not be given back at once; it falls back when its time is over');
    }
  }

  /** Under an id of its own each time: what was given back before is asked for anew. */
  private atTilbud(citizenId: Uuid, tilbudId: Uuid, command: TilbudCommand, asking: Asking): DecideOnTilbud {
    const { fingerprint: _fingerprint, ...meta } = metaOf(asking);
    const own = { ...meta, commandId: this.ids.next(), causationId: asking.commandId };
    return new DecideOnTilbud(tilbudId, command, { meta: own }, citizenId, 'any');
  }
}

/** What the stay says of its place: which of the tilbud's it is, or that it is none. */
function placeIn(events: readonly TilbudEvent[]): Pick<StartingStay, 'reservationId' | 'placeId' | 'overOccupied'> {
  for (const { type, data } of events) {
    if (type === 'PlaceReserved') return { reservationId: data.reservationId, placeId: data.placeId };
    if (type === 'OverOccupancyAllowed') return { reservationId: data.reservationId, overOccupied: true };
    if (type === 'ReservationClaimed') return { reservationId: data.reservationId };
  }
  return {};
}

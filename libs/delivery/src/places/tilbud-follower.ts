import { changedStays, followOf, PATHWAY, pathway, pathwayCatalogue, type PathwayEvent, type PathwayState, type TilbudCommand } from '#domain';
import { type EventStore } from '#event-store';
import { categoryOf, idOf, readPublic, type Recorded, stateAsKnown, type StoredEvent, streamName, uuid, type Uuid } from '#kernel';
import { type CommandHandler, type Processor } from '#processing';
import { byStream } from '../planning/by-stream.js';
import { onBehalfOf } from '../planning/on-behalf.js';
import { askTilbud } from './ask-tilbud.js';
import { type CitizensAtTilbud } from './citizens-at-tilbud.js';

const STREAMS_AT_ONCE = 8;

/**
 * Brings what the tilbud keep in line with the stays on citizens' pathways: confirms, vacates, expects, and takes back with
 * corrections, merges and deaths. It compares the readings just before and just after an event to see which stays are concerned, and tells of
 * them what the pathway says now; so it comes to the same however late and however often it is told.
 */
export class TilbudFollower implements Processor {
  readonly name = 'follow-stays';
  readonly types = [
    'StayStarted',
    'AcuteStayStarted',
    'AssessmentStayStarted',
    'DischargePlanned',
    'DischargeRescheduled',
    'DischargeCancelled',
    'DischargeRecorded',
    'CitizenDied',
    'CitizenMerged',
    'EntryCorrected',
    'EntryRetracted',
  ] as const;
  readonly failure = 'park';
  readonly batchSize = 100;

  constructor(
    private readonly parts: {
      readonly store: Pick<EventStore, 'readStream'>;
      readonly commands: Pick<CommandHandler, 'execute'>;
    },
    private readonly citizens: CitizensAtTilbud,
  ) {}

  handle(events: readonly StoredEvent[]): Promise<void> {
    // A tilbud has corrections of its own.
    const ofPathways = events.filter(({ stream }) => categoryOf(stream) === PATHWAY);
    return byStream(ofPathways, STREAMS_AT_ONCE, (event) => this.follow(event));
  }

  private async follow(trigger: StoredEvent): Promise<void> {
    const citizenId = uuid(idOf(trigger.stream));
    const recorded = (await this.parts.store.readStream(trigger.stream)).map((one) => readPublic(pathwayCatalogue, one));
    const before = readingOf(recorded.filter(({ stored }) => stored.version < trigger.version));
    const after = readingOf(recorded.filter(({ stored }) => stored.version <= trigger.version));
    const now = readingOf(recorded);
    for (const changed of changedStays(before, after)) {
      await this.tell(trigger, changed.tilbudId, followOf(citizenId, changed, now), changed.stayId);
    }
    await this.followMerge(trigger, citizenId, [before, after], now);
    if (before.case.diedOn === after.case.diedOn) return;
    const diedOn = now.case.diedOn ?? null;
    for (const tilbudId of await this.citizens.of(citizenId)) {
      await this.tell(trigger, tilbudId, { type: 'FollowCitizen', citizenId, diedOn }, citizenId);
    }
  }

  /** What is booked and waited for goes where the pathway has gone, and comes back with it. */
  private async followMerge(trigger: StoredEvent, from: Uuid, readings: readonly PathwayState[], now: PathwayState): Promise<void> {
    const [was, is] = readings.map(({ identity }) => identity.mergedInto);
    const to = is ?? was;
    if (!to || was === is) return;
    const undone = now.identity.mergedInto !== to;
    for (const tilbudId of await this.citizens.of(from)) {
      await this.tell(trigger, tilbudId, { type: 'FollowMerge', from, to, undone }, from);
    }
  }

  private async tell(trigger: StoredEvent, tilbudId: Uuid, command: TilbudCommand, about: Uuid): Promise<void> {
    const stream = streamName('tilbud', tilbudId);
    const outcome = await askTilbud(this.parts.commands, tilbudId, command, onBehalfOf(trigger, stream, `${command.type} ${about}`));
    if (outcome.status === 'accepted' || outcome.status === 'repeated') return;
    throw new Error(`a tilbud could not be told of a stay: ${outcome.status === 'refused' ? `${outcome.refusal.rule} ${outcome.refusal.reason}` : outcome.status}`);
  }
}

function readingOf(recorded: readonly Recorded<PathwayEvent>[]): PathwayState {
  return stateAsKnown(pathway, recorded);
}

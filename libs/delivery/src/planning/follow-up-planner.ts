import {
  ADVISORY,
  advisoryCatalogue,
  advisoryDecider,
  FOLLOW_UP,
  followUpCatalogue,
  followUpDecider,
  type FollowUpPlan,
  followUpsOfAdvisory,
  followUpsOfPathway,
  pathwayCatalogue,
} from '#domain';
import { categoryOf, fold, idOf, readPublic, type StoredEvent, streamName, uuid } from '#kernel';
import { faultPoint, type Processor } from '#processing';
import { type PlannerParts } from './advisory-planner.js';
import { byStream } from './by-stream.js';
import { circumstancesOf, onBehalfOf } from './on-behalf.js';

const STREAMS_AT_ONCE = 8;

/**
 * Opens, completes and cancels the follow-ups that events ask for. Reads nothing but the log, and writes under ids that
 * follow from the event, so that handling it again does nothing more.
 */
export class FollowUpPlanner implements Processor {
  readonly name = 'plan-follow-ups';
  readonly types = [
    'KlippekortIssued',
    'KlippekortExpired',
    'KlippekortSuperseded',
    'IntensiveSupportStarted',
    'ServiceEnded',
    'CitizenDied',
    'AdvisoryEscalated',
  ] as const;
  readonly failure = 'park';
  readonly batchSize = 100;

  constructor(private readonly parts: PlannerParts) {}

  handle(events: readonly StoredEvent[]): Promise<void> {
    return byStream(events, STREAMS_AT_ONCE, async (event) => {
      for (const plan of await this.plansFor(event)) await this.carryOut(event, plan);
    });
  }

  private async plansFor(trigger: StoredEvent): Promise<readonly FollowUpPlan[]> {
    const { store, policy } = this.parts;
    const stored = (await store.readStream(trigger.stream)).filter(({ version }) => version <= trigger.version);
    const id = uuid(idOf(trigger.stream));
    if (categoryOf(trigger.stream) !== ADVISORY) {
      return followUpsOfPathway(stored.map((one) => readPublic(pathwayCatalogue, one)), id, trigger.id, policy());
    }
    const advisory = fold(advisoryDecider, stored.map((one) => readPublic(advisoryCatalogue, one).event));
    if (advisory.is === 'none') return [];
    return followUpsOfAdvisory(readPublic(advisoryCatalogue, trigger), id, advisory.content, policy());
  }

  private async carryOut(trigger: StoredEvent, { id, command }: FollowUpPlan): Promise<void> {
    const stream = streamName(FOLLOW_UP, id);
    const outcome = await this.parts.commands.execute({
      stream,
      decider: followUpDecider,
      catalogue: followUpCatalogue,
      command,
      circumstances: circumstancesOf(trigger, this.parts.policy()),
      meta: onBehalfOf(trigger, stream, command.type),
      personal: 'sealed',
    });
    faultPoint('planner.after-append');
    if (outcome.status === 'accepted' || outcome.status === 'repeated') return;
    // A person may have been faster in completing what is now to be cancelled.
    if (outcome.status === 'refused' && command.type !== 'OpenFollowUp') return;
    throw new Error(`a follow-up could not be planned: ${outcome.status === 'refused' ? `${outcome.refusal.rule} ${outcome.refusal.reason}` : outcome.status}`);
  }
}

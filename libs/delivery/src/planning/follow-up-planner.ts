import {
  ADVISORY,
  advisoryCatalogue,
  advisoryDecider,
  FOLLOW_UP,
  followUpCatalogue,
  followUpDecider,
  type FollowUpPlan,
  followUpsOf,
  followUpsOfAdvisory,
  PATHWAY,
  pathway,
  pathwayCatalogue,
  planFollowUps,
  type PolicyOn,
} from '#domain';
import { categoryOf, dateInCopenhagen, fold, idOf, readPublic, stateAsKnown, type StoredEvent, streamName, uuid } from '#kernel';
import { faultPoint, type Processor } from '#processing';
import { type PlannerParts } from './planner-parts.js';
import { byStream } from './by-stream.js';
import { circumstancesOf, onBehalfOf, policyFor } from './on-behalf.js';

const STREAMS_AT_ONCE = 8;

/**
 * Opens, moves, completes and drops the follow-ups that a pathway comes to ask for or asks for no more (rule FUP-6): the
 * difference between what it asked before something was recorded and what it asks afterwards, corrections applied. Reads
 * nothing but the log, and writes under ids that follow from what is asked, so that handling an event again does nothing more.
 */
export class FollowUpPlanner implements Processor {
  readonly name = 'plan-follow-ups';
  readonly types = [
    ...pathwayCatalogue.types,
    'AdvisoryEscalated',
    'AdvisoryDelivered',
    'AdvisoryAcknowledged',
    'AdvisoryAnswered',
    'AdvisoryUnblocked',
    'AdvisoryRedriven',
    'AdvisoryReplaced',
    'AdvisoryWithdrawn',
  ];
  readonly failure = 'park';
  readonly batchSize = 100;

  constructor(private readonly parts: PlannerParts) {}

  handle(events: readonly StoredEvent[]): Promise<void> {
    // Corrections at a tilbud ask for no follow-up.
    const concerned = events.filter(({ stream }) => [PATHWAY, ADVISORY].includes(categoryOf(stream)));
    return byStream(lastOfCommands(concerned), STREAMS_AT_ONCE, async (event) => {
      for (const plan of await this.plansFor(event)) await this.carryOut(event, plan);
    });
  }

  private async plansFor(trigger: StoredEvent): Promise<readonly FollowUpPlan[]> {
    const stored = await this.parts.store.readStream(trigger.stream);
    const policies = await this.parts.policies.before(trigger);
    const policyOn: PolicyOn = (date) => policies.on(date);
    return categoryOf(trigger.stream) === ADVISORY ? ofAdvisory(trigger, stored, policyOn) : ofPathway(trigger, stored, policyOn);
  }

  private async carryOut(trigger: StoredEvent, { id, command }: FollowUpPlan): Promise<void> {
    const stream = streamName(FOLLOW_UP, id);
    const outcome = await this.parts.commands.execute({
      stream,
      decider: followUpDecider,
      catalogue: followUpCatalogue,
      command,
      circumstances: circumstancesOf(trigger, await policyFor(trigger, this.parts.policies)),
      meta: onBehalfOf(trigger, stream, command.type),
      personal: 'sealed',
    });
    faultPoint('planner.after-append');
    if (outcome.status === 'accepted' || outcome.status === 'repeated') return;
    // A person may have ended what is now to end or to change hands, or it was too late to open it at all.
    if (outcome.status === 'refused' && command.type !== 'PlanFollowUp') return;
    throw new Error(`a follow-up could not be planned: ${outcome.status === 'refused' ? `${outcome.refusal.rule} ${outcome.refusal.reason}` : outcome.status}`);
  }
}

/** The last of a run's events of each command: the ones before it would be passed over. */
function lastOfCommands(events: readonly StoredEvent[]): readonly StoredEvent[] {
  return [...new Map(events.map((event) => [`${event.stream} ${event.metadata.commandId}`, event])).values()];
}

/** What is recorded by one command is one occasion, seen when its last event comes: in between, the pathway was never so. */
function ofPathway(trigger: StoredEvent, stored: readonly StoredEvent[], policyOn: PolicyOn): readonly FollowUpPlan[] {
  const isOfCommand = ({ metadata }: StoredEvent) => metadata.commandId === trigger.metadata.commandId;
  if (stored.some((one) => one.version > trigger.version && isOfCommand(one))) return [];
  const citizenId = uuid(idOf(trigger.stream));
  const first = stored.find(isOfCommand)?.version ?? trigger.version;
  const recorded = stored.filter(({ version }) => version <= trigger.version).map((one) => readPublic(pathwayCatalogue, one));
  const before = stateAsKnown(pathway, recorded.filter((one) => one.stored.version < first));
  const after = stateAsKnown(pathway, recorded);
  const learnedOn = dateInCopenhagen(trigger.metadata.recordedAt);
  return planFollowUps(followUpsOf(before, citizenId, policyOn), followUpsOf(after, citizenId, policyOn), { citizenId, eventId: trigger.id, learnedOn });
}

function ofAdvisory(trigger: StoredEvent, stored: readonly StoredEvent[], policyOn: PolicyOn): readonly FollowUpPlan[] {
  const history = stored.filter(({ version }) => version <= trigger.version).map((one) => readPublic(advisoryCatalogue, one));
  const advisory = fold(advisoryDecider, history.map(({ event }) => event));
  if (advisory.is === 'none') return [];
  return followUpsOfAdvisory(readPublic(advisoryCatalogue, trigger), uuid(idOf(trigger.stream)), advisory.content, policyOn, history);
}

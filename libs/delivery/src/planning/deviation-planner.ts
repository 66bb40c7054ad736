import {
  DEVIATION,
  deviationCatalogue,
  type DeviationChange,
  deviationChanges,
  type DeviationCommand,
  deviationDecider,
  pathwayCatalogue,
  POLICY,
  policyCatalogue,
  tilbudCatalogue,
  type WantedDeviation,
} from '#domain';
import { categoryOf, type PlainDate, type StoredEvent, streamName } from '#kernel';
import { faultPoint, type Processor } from '#processing';
import { type PlannerParts } from './planner-parts.js';
import { byStream } from './by-stream.js';
import { deviationsIn, sourceOf } from './deviation-reading.js';
import { expectedDeviations } from './expected-deviations.js';
import { circumstancesOf, onBehalfOf, policyFor } from './on-behalf.js';

const STREAMS_AT_ONCE = 8;

/**
 * Notes the limits that a pathway, a tilbud or an advisory breaks, and takes back those it does not break any more (rules DEV-1, DEV-2): the
 * difference between what is read before something was recorded and afterwards. What it writes is what is read now, so
 * that handling an event again, or late, does nothing that a later one has overtaken.
 */
export class DeviationPlanner implements Processor {
  readonly name = 'plan-deviations';
  readonly types = [...pathwayCatalogue.types, ...tilbudCatalogue.types, ...policyCatalogue.types, 'AdvisoryPlanned', 'AdvisoryReplaced', 'AdvisoryWithdrawn'];
  readonly failure = 'park';
  readonly batchSize = 100;

  constructor(private readonly parts: PlannerParts) {}

  handle(events: readonly StoredEvent[]): Promise<void> {
    return byStream(events, STREAMS_AT_ONCE, (event) => (categoryOf(event.stream) === POLICY ? this.underPolicy(event) : this.plan(event)));
  }

  /** Other limits: what is expected comes on another date, or not at all. What has been broken was. */
  private async underPolicy(trigger: StoredEvent): Promise<void> {
    const { store } = this.parts;
    const policies = await this.parts.policies.before({ ...trigger, position: trigger.position + 1n });
    for (const { id, content } of await expectedDeviations(store, trigger.metadata.municipality)) {
      const wanted = deviationsIn(await store.readStream(sourceOf(content)), policies).find((one) => one.id === id);
      const gone = { type: 'ObserveNoBreach', corrected: false, keptFrom: trigger.metadata.effective } as const;
      await this.carryOut(trigger, id, wanted ? { type: 'ObserveBreach', content: wanted.content } : gone);
    }
  }

  /** What is recorded by one command is one occasion, seen when its last event comes: in between, the record was never so. */
  private async plan(trigger: StoredEvent): Promise<void> {
    const stored = await this.parts.store.readStream(trigger.stream);
    const occasion = stored.filter(({ metadata }) => metadata.commandId === trigger.metadata.commandId);
    if (occasion.at(-1)?.version !== trigger.version) return;
    const policies = await this.parts.policies.before(trigger);
    const before = deviationsIn(stored.slice(0, occasion[0]!.version), policies);
    const after = deviationsIn(stored.slice(0, trigger.version + 1), policies);
    const changes = deviationChanges(before, after);
    if (changes.length === 0) return;
    const now = trigger.version === stored.length - 1 ? after : deviationsIn(stored, policies);
    for (const change of changes) await this.carryOut(trigger, change.id, commandFor(change, now, occasion));
  }

  private async carryOut(trigger: StoredEvent, id: WantedDeviation['id'], command: DeviationCommand | undefined): Promise<void> {
    if (!command) return;
    const stream = streamName(DEVIATION, id);
    const outcome = await this.parts.commands.execute({
      stream,
      decider: deviationDecider,
      catalogue: deviationCatalogue,
      command,
      circumstances: circumstancesOf(trigger, await policyFor(trigger, this.parts.policies)),
      meta: onBehalfOf(trigger, stream, command.type),
      personal: 'sealed',
    });
    faultPoint('planner.after-append');
    if (outcome.status === 'accepted' || outcome.status === 'repeated') return;
    throw new Error(`a deviation could not be noted: ${outcome.status === 'refused' ? `${outcome.refusal.rule} ${outcome.refusal.reason}` : outcome.status}`);
  }
}

/** Nothing where a later event took away what this one had brought: that one is on its way. */
function commandFor({ id, after }: DeviationChange, now: readonly WantedDeviation[], occasion: readonly StoredEvent[]): DeviationCommand | undefined {
  const wanted = now.find((one) => one.id === id);
  if (wanted) return { type: 'ObserveBreach', content: wanted.content };
  if (after) return undefined;
  const corrected = occasion.some(({ type }) => type === 'EntryRetracted' || type === 'EntryCorrected');
  const [first, ...rest] = occasion.map(holdsFrom);
  return { type: 'ObserveNoBreach', corrected, keptFrom: rest.reduce((earliest, on) => (on < earliest ? on : earliest), first!) };
}

/** From when on an event bears on a limit: a decision does from when it was taken, whatever it is for. */
function holdsFrom({ metadata: { effective }, data }: StoredEvent): PlainDate {
  const decidedOn = data['decidedOn'] as PlainDate | undefined;
  return decidedOn !== undefined && decidedOn < effective ? decidedOn : effective;
}

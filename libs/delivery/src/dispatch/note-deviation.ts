import { DEVIATION, type DeviationCommand, deviationCatalogue, type DeviationContent, deviationDecider } from '#domain';
import { dateInCopenhagen, fold, idOf, type PlainDate, readPublic, type StoredEvent, streamName, uuid, type Uuid } from '#kernel';
import { type Outcome } from '#processing';
import { type Claimed, type Settlement } from '../due/due-table.js';
import { deviationsIn, sourceOf } from '../planning/deviation-reading.js';
import { type DueHandler, type HandlerParts, laterAfter } from './due-handler.js';
import { circumstancesOn, onDue } from './on-due.js';

/**
 * The first date of an expected deviation has come: it is noted where the limit is broken by what is known now, under the
 * policy that holds now, and falls away unseen where it is not.
 */
export function noteDeviation(parts: HandlerParts): DueHandler {
  return {
    async handle(row): Promise<Settlement> {
      const stored = await parts.store.readStream(row.subject);
      const deviation = fold(deviationDecider, stored.map((one) => readPublic(deviationCatalogue, one).event));
      const [first] = stored;
      if (!first || deviation.is === 'none') return laterAfter(row.setbacks);
      const version = stored.length - 1;
      if (deviation.is !== 'expected') return { settled: 'at-version', version };
      // Whoever reads the record later than this and writes first, knows better: the version is told.
      const command = await commandFor(uuid(idOf(row.subject)), deviation.content, first, parts);
      const outcome = await parts.commands.execute({
        stream: streamName(DEVIATION, idOf(row.subject)),
        decider: deviationDecider,
        catalogue: deviationCatalogue,
        command,
        circumstances: circumstancesOn(first, parts.policies),
        // It may come due more than once, having been put off.
        meta: { ...onDue(row, first), commandId: parts.ids.next() },
        personal: 'sealed',
        expectedVersion: version,
      });
      return settlementOf(outcome as Outcome<never>, row);
    },
  };
}

async function commandFor(id: Uuid, content: DeviationContent, first: StoredEvent, { store, policies, clock }: HandlerParts): Promise<DeviationCommand> {
  const wanted = deviationsIn(await store.readStream(sourceOf(content)), await policies.now(first.metadata.municipality)).find((one) => one.id === id);
  const today: PlainDate = dateInCopenhagen(clock.now());
  return wanted ? { type: 'ObserveBreach', content: wanted.content } : { type: 'ObserveNoBreach', corrected: false, keptFrom: today };
}

function settlementOf(outcome: Outcome<never>, { setbacks }: Claimed): Settlement {
  if (outcome.status === 'conflict') return { settled: 'not-yet', againInMs: 0 };
  return outcome.status === 'accepted' && outcome.events.length > 0 ? { settled: 'at-version', version: outcome.version } : laterAfter(setbacks);
}

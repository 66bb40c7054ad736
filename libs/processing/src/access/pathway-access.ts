import { type AskedOfPathway, type Asker, municipalityOf, outOfReach, pathway, type PathwayEvent } from '#domain';
import { type Recorded, type Refusal, stateAsKnown } from '#kernel';
import { type CommandRequest } from '../commands/command-request.js';

type Access = Required<Pick<CommandRequest<never, PathwayEvent, never, never>, 'outOfReach' | 'belongsTo'>>;

/**
 * The part of a command on a citizen's stream that keeps municipalities apart: who may not know of the citizen is refused
 * first (rules ACC-1, ACC-2), and what happens is recorded for the municipality that has the case afterwards. A stream
 * without events is in everybody's reach: there is nothing in it.
 */
export function pathwayAccess(asked: AskedOfPathway, asker: Asker): Access {
  return {
    outOfReach: (recorded) => (recorded.length === 0 ? undefined : refusalOf(asked, recorded, asker)),
    belongsTo: municipalityOf,
  };
}

function refusalOf(asked: AskedOfPathway, recorded: readonly Recorded<PathwayEvent>[], asker: Asker): Refusal | undefined {
  const objection = outOfReach(asked, stateAsKnown(pathway, recorded), asker);
  return objection && !objection.accepted ? objection.refusal : undefined;
}

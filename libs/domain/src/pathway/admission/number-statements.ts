import { type Decision, type Recorded, type Uuid } from '#kernel';
import { type PathwayEvent } from '../events.js';

/**
 * Numbers what a hospital says behind all that was ever recorded of the admission, what has been taken back among it: should that
 * be brought back, it was still said before (rules ADM-1, COR-1).
 */
export function behindAllSaid(decision: Decision<PathwayEvent>, recorded: readonly Recorded<PathwayEvent>[]): Decision<PathwayEvent> {
  if (!decision.accepted || decision.events.every((event) => statementOf(event) === undefined)) return decision;
  const events = decision.events.map((event) => {
    const said = statementOf(event);
    if (said === undefined) return event;
    const last = recorded.map((one) => statementOf(one.event)).reduce((most, one) => (one?.admissionId === said.admissionId ? Math.max(most, one.number) : most), 0);
    return last < said.number ? event : ({ ...event, data: { ...event.data, statement: last + 1 } } as PathwayEvent);
  });
  return { accepted: true, events };
}

function statementOf({ data }: PathwayEvent): { readonly admissionId: Uuid; readonly number: number } | undefined {
  return 'statement' in data && data.statement !== undefined ? { admissionId: data.admissionId, number: data.statement } : undefined;
}

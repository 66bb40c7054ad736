import { ADVISORY, advisoryCatalogue } from '#domain';
import { type EventStore } from '#event-store';
import { BEFORE_ALL, categoryOf, idOf, type Position, readPublic, type StoredEvent, uuid, type Uuid } from '#kernel';
import { processorStatus, viewProcessorName } from '#processing';
import { advisoriesView, type Database, READ_SCHEMA } from '#read-models';

const PAGE = 500;

/**
 * The advisories that may wait under a revised agreement: those of which the view of advisories expects something, and whatever
 * the log tells from where the view stands. From the revision on the log is read in any case, for what was stopped on account of it by a
 * process that died before it had planned the next. Which of them do wait their streams say.
 */
export async function maybeWaiting(revision: StoredEvent, db: Database, store: Pick<EventStore, 'readAll'>): Promise<readonly Uuid[]> {
  const agreementId = idOf(revision.stream);
  const seen = await viewStandsAt(db);
  const ids = new Set<Uuid>(await expectedInView(db, agreementId));
  let after = seen < revision.position ? seen : revision.position;
  for (;;) {
    const page = await store.readAll({ after, limit: PAGE, types: ['AdvisoryPlanned', 'AdvisoryReplaced'] });
    for (const stored of page.events) if (bearsOn(stored, revision, agreementId)) ids.add(uuid(idOf(stored.stream)));
    if (page.events.length === 0) return [...ids];
    after = page.position;
  }
}

function bearsOn(stored: StoredEvent, revision: StoredEvent, agreementId: string): boolean {
  if (categoryOf(stored.stream) !== ADVISORY) return false;
  const { event } = readPublic(advisoryCatalogue, stored);
  if (event.type === 'AdvisoryPlanned') return event.data.agreementId === agreementId;
  return stored.metadata.causationId === revision.id;
}

/** Asked before the rows are: they are at least as new. */
async function viewStandsAt(db: Database): Promise<Position> {
  const view = viewProcessorName(advisoriesView);
  return (await processorStatus(db)).find(({ name }) => name === view)?.position ?? BEFORE_ALL;
}

async function expectedInView(db: Database, agreementId: string): Promise<readonly Uuid[]> {
  const { rows } = await db.query<{ id: Uuid }>(
    `select subject_id as id from ${READ_SCHEMA}.${advisoriesView.name}
     where recorded_to is null and until_date is null and details->>'agreementId' = $1`,
    [agreementId],
  );
  return rows.map(({ id }) => id);
}

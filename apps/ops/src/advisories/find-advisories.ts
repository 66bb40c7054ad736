import { advisoriesView, type AdvisoryRow, type AdvisoryState, type Database, type FoundStream, streamsOf } from '#read-models';
import { type MunicipalityCode } from '#kernel';

const PAGE = 500;

/** Which advisories are meant. */
export interface Wanted {
  readonly municipality: MunicipalityCode;
  readonly states: readonly AdvisoryState[];
  readonly partnerId?: string | undefined;
}

/** Advisories of a municipality in the order in which they were due, page by page, so that there may be any number. */
export async function* findAdvisories(pool: Database, { municipality, states, partnerId }: Wanted): AsyncGenerator<FoundStream<AdvisoryRow>> {
  for (let after: Parameters<typeof streamsOf>[2]['after']; ; ) {
    const page = await streamsOf<AdvisoryRow>(pool, advisoriesView.name, { municipality, states, after, limit: PAGE });
    for (const one of page) if (partnerId === undefined || one.partnerId === partnerId) yield one;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = { at: last.at, subjectId: last.id, kind: last.kind, key: '' };
  }
}

import { type Database } from '#read-models';
import { type Position, type StreamName } from '#kernel';

/** What there is to see of a processor, whichever process works on it. */
export interface ProcessorStatus {
  readonly name: string;
  readonly position: Position;
  readonly state: 'running' | 'retrying' | 'halted';
  /** Who works on it; null when nobody has the lease now. */
  readonly owner: string | null;
  readonly failingPosition: Position | null;
  readonly attempts: number;
  readonly failure: string | null;
  readonly parkedEvents: number;
}

/** A stream of which events are parked, with the event that failed. */
export interface ParkedStream {
  readonly processor: string;
  readonly stream: StreamName;
  readonly version: number;
  readonly position: Position;
  readonly type: string;
  readonly attempts: number;
  readonly failure: string | null;
  /** Events of the stream that are parked, the failed one among them. */
  readonly events: number;
}

/** All processors that ever had a checkpoint. */
export async function processorStatus(db: Database): Promise<readonly ProcessorStatus[]> {
  type Row = Omit<ProcessorStatus, 'position' | 'failingPosition'> & { position: string; failingPosition: string | null };
  const { rows } = await db.query<Row>(
    `select name, position::text, state, case when lease_until > clock_timestamp() then owner end as owner,
       failing_position::text as "failingPosition", attempts, failure,
       (select count(*)::int from processing.parked_events p where p.processor = c.name) as "parkedEvents"
     from processing.checkpoints c order by name`,
  );
  return rows.map((row) => ({
    ...row,
    position: BigInt(row.position),
    failingPosition: row.failingPosition === null ? null : BigInt(row.failingPosition),
  }));
}

/** What is parked and can be redriven, a row a stream. */
export async function parkedEvents(db: Database): Promise<readonly ParkedStream[]> {
  const { rows } = await db.query<Omit<ParkedStream, 'position'> & { position: string }>(
    `select distinct on (processor, stream) processor, stream, version, position::text, type, attempts, failure,
       (count(*) over (partition by processor, stream))::int as events
     from processing.parked_events order by processor, stream, version`,
  );
  return rows.map((row) => ({ ...row, position: BigInt(row.position) }));
}

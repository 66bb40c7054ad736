import { randomUUID } from 'node:crypto';
import { v7 } from 'uuid';
import { instantFromMillis, streamName, system, uuid, type MunicipalityCode, type PlainDate, type ProposedEvent, type StreamName } from '#kernel';

/** An event of an ordinary size, new each time: about 250 bytes of data and 500 of metadata. */
export function exampleEvent(): ProposedEvent {
  const id = uuid(v7());
  return {
    id,
    type: 'StayStarted',
    schemaVersion: 1,
    data: {
      stayId: randomUUID(),
      tilbud: randomUUID(),
      from: '2026-11-22',
      basis: 'SEL 107',
      sealed: 'A'.repeat(96),
    },
    metadata: {
      recordedAt: instantFromMillis(1_795_348_800_000),
      effective: '2026-11-22' as PlainDate,
      actor: system,
      municipality: '621' as MunicipalityCode,
      commandId: uuid(v7()),
      correlationId: id,
      causationId: id,
      fingerprint: 'f'.repeat(64),
    },
  };
}

export function exampleStream(): StreamName {
  return streamName('pathway', v7());
}

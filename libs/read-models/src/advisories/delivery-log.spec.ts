import { describe, expect, it } from '@jest/globals';
import { ADVISORY, advisoryCatalogue, type AdvisoryEvent } from '#domain';
import { instant, plainDate, readPublic } from '#kernel';
import { inventedId } from '#testing';
import { possibleIn } from '#testing/generators/other-streams.js';
import { StoredLog } from '#testing/stored-events/stored-log.js';
import { deliveryLogOf } from './delivery-log.js';

const id = inventedId('advisory', 1);
const log = new StoredLog();
for (const event of possibleIn(ADVISORY, plainDate('2026-03-02'), 1)) log.append(ADVISORY, id, event);
const recorded = log.events.map((one) => readPublic(advisoryCatalogue, one));

describe('the delivery log of an advisory', () => {
  it('says in words who was to be told what, when, and on what basis', () => {
    const [planned] = deliveryLogOf(recorded);
    expect(planned).toMatchObject({ type: 'AdvisoryPlanned', by: { role: expect.any(String), unit: expect.any(String) } });
    expect(planned!.text).toMatch(/^Planlagt udskrivning \(2026-03-11\) skal meddeles region-eksempel 2026-03-04 12:00 efter aftale .*, version 1\. Grundlag: PSL-13c\. Nødvendigt, fordi: Planlægning Oplysninger: navn og personnummer\.$/);
  });

  it('has a line for every kind of event, each with its facts and a sentence of its own', () => {
    const lines = deliveryLogOf(recorded);
    expect(lines).toHaveLength(recorded.length);
    expect(new Set(lines.map(({ type }) => type))).toEqual(new Set(advisoryCatalogue.types));
    for (const { text, facts } of lines) {
      expect(text).toMatch(/^[A-ZÆØÅ].*\.$/);
      expect(text).not.toMatch(/undefined|\[object/);
      expect(facts).toBeDefined();
    }
  });

  it('tells what was known at an instant', () => {
    const { recordedAt } = deliveryLogOf(recorded)[2]!;
    expect(deliveryLogOf(recorded, recordedAt)).toHaveLength(3);
    expect(deliveryLogOf(recorded, instant('2020-01-01T00:00:00.000Z'))).toEqual([]);
  });

  it('names no citizen', () => {
    const { citizenId } = recorded[0]!.event.data as Extract<AdvisoryEvent, { type: 'AdvisoryPlanned' }>['data'];
    for (const { text } of deliveryLogOf(recorded)) expect(text).not.toContain(citizenId);
  });
});

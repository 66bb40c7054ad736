import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { event, EntryCorrected, PERSONAL_PART } from '#kernel';
import { z } from 'zod';
import { describedEvents } from '../../infra/rules/described-events.js';
import { categories } from './categories.js';
import { lacking, shapeKey, shapesNow } from './compose.js';
import { readLog, readShapes, readStates } from './golden-files.js';
import { statesOf } from './replay.js';
import { digestOf } from './shape.js';

const log = readLog();
const shapes = readShapes();
const howTo = 'see test/golden/README.md';

describe('P25 the golden log', () => {
  it('leads to the states that it led to when it was written', async () => {
    expect(await statesOf(log)).toEqual(readStates());
  });

  it('has every event that is defined, in every schema version that there was', () => {
    const there = new Set(log.map(({ type, schemaVersion }) => shapeKey(type, schemaVersion)));
    const lacks = categories.flatMap(({ catalogue }) =>
      catalogue.types.flatMap((type) =>
        Array.from({ length: catalogue.definition(type)!.schemaVersion }, (_, at) => shapeKey(type, at + 1)).filter((key) => !there.has(key)),
      ),
    );
    expect({ lacks, howTo }).toEqual({ lacks: [], howTo });
    expect(categories.map((category) => lacking(category, log).size)).toEqual(categories.map(() => 0));
  });

  it('knows every category: no event is defined that none of them reads', () => {
    const defined = ['kernel', 'domain'].flatMap((lib) => describedEvents(resolve(import.meta.dirname, `../../libs/${lib}/src`))).flatMap(({ events }) => events);
    const known = categories.flatMap(({ catalogue }) => catalogue.types);
    expect(defined.map(({ type }) => type).filter((type) => !known.includes(type))).toEqual([]);
  });

  it('says something of a person wherever something can be said', () => {
    const said = new Set(log.filter(({ data }) => PERSONAL_PART in data).map(({ type }) => type));
    const silent = categories.flatMap(({ catalogue }) => catalogue.types.filter((type) => catalogue.definition(type)!.personal !== undefined && !said.has(type)));
    expect(silent).toEqual([]);
  });

  it('holds nothing of a person in clear', () => {
    expect(JSON.stringify(log.map(({ data }) => data))).not.toMatch(/Testborger|Opdigtet note|opdigtede mål|010160/);
  });
});

describe('P25 the shape of an event', () => {
  it('changes only with its schema version', () => {
    const now = shapesNow();
    const known = Object.fromEntries(Object.keys(now).map((key) => [key, shapes[key]?.digest ?? 'not written down']));
    expect({ howTo, shapes: now }).toEqual({ howTo, shapes: known });
  });

  it.each([
    ['a member more', event('Talked', 1, { minutes: z.number(), place: z.string() })],
    ['another kind of value', event('Talked', 1, { minutes: z.string() })],
    ['a member that may be absent', event('Talked', 1, { minutes: z.number().optional() })],
    ['something said of a person', event('Talked', 1, { minutes: z.number() }, { personal: { note: z.string() } })],
    ['a check of its own', event('Talked', 1, { minutes: z.custom((value) => value === 1, { error: 'must be 1' }) })],
  ])('is another one with %s', (_, changed) => {
    expect(digestOf(changed)).not.toBe(digestOf(event('Talked', 1, { minutes: z.number() })));
  });

  it('is told apart by what its own checks say', () => {
    const withCheck = (error: string) => event('Talked', 1, { minutes: z.custom((value) => value === 1, { error }) });
    expect(digestOf(withCheck('must be a date'))).not.toBe(digestOf(withCheck('must be an instant')));
    expect(() => digestOf(event('Talked', 1, { minutes: z.custom(() => true) }))).toThrow(/error/);
  });

  it('is the same for the same shape', () => expect(digestOf(EntryCorrected)).toBe(shapes[shapeKey('EntryCorrected', 1)]!.digest));
});

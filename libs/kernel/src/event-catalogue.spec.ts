import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { erased, event, isErased } from './event.js';
import { eventCatalogue, UnreadableEvent } from './event-catalogue.js';
import { plainDate } from './plain-date.js';

const Talked = event(
  'Talked',
  3,
  { minutes: z.number(), place: z.string() },
  {
    personal: { note: z.string().optional() },
    upcasters: [
      { data: (data) => ({ minutes: Number(data['hours']) * 60 }), personal: ({ text, ...rest }) => ({ ...rest, note: text }) },
      { data: (data) => ({ ...data, place: 'unknown' }) },
    ],
  },
);
const Left = event('Left', 1, {});
const catalogue = eventCatalogue([Talked, Left]);

describe('an event catalogue', () => {
  it('lifts every stored version to the newest', () => {
    expect(catalogue.read({ type: 'Talked', schemaVersion: 1, data: { hours: 2 } }).data).toEqual({ minutes: 120, place: 'unknown' });
    expect(catalogue.read({ type: 'Talked', schemaVersion: 2, data: { minutes: 5 } }).data).toEqual({ minutes: 5, place: 'unknown' });
    expect(catalogue.read({ type: 'Talked', schemaVersion: 3, data: { minutes: 5, place: 'home' } }).data).toEqual({ minutes: 5, place: 'home' });
  });

  it('lifts what is said of a person, too', () => {
    expect(catalogue.readPersonal({ type: 'Talked', schemaVersion: 1, data: {} }, { text: 'x' })).toEqual({ note: 'x' });
    expect(catalogue.readPersonal({ type: 'Talked', schemaVersion: 2, data: {} }, { note: 'x' })).toEqual({ note: 'x' });
  });

  it.each([
    ['of another shape', { type: 'Talked', schemaVersion: 3, data: {} }, { secret: 'x' }],
    ['of an event that says nothing of a person', { type: 'Left', schemaVersion: 1, data: {} }, { note: 'secret' }],
    ['of an unknown type', { type: 'Sang', schemaVersion: 1, data: {} }, { note: 'secret' }],
  ])('does not read a personal part %s, and tells nothing of it', (_, stored, personal) => {
    expect(() => catalogue.readPersonal(stored, personal)).toThrow(UnreadableEvent);
    expect(() => catalogue.readPersonal(stored, personal)).not.toThrow(/secret/);
  });

  it.each([
    ['an unknown type', { type: 'Sang', schemaVersion: 1, data: {} }],
    ['a version from the future', { type: 'Talked', schemaVersion: 4, data: {} }],
    ['version 0', { type: 'Talked', schemaVersion: 0, data: {} }],
    ['half a version', { type: 'Talked', schemaVersion: 1.5, data: {} }],
    ['a member too many', { type: 'Left', schemaVersion: 1, data: { extra: 1 } }],
    ['data of another shape', { type: 'Talked', schemaVersion: 3, data: { minutes: 'five', place: 'home' } }],
  ])('does not read %s', (_, stored) => {
    expect(() => catalogue.read(stored)).toThrow(UnreadableEvent);
  });

  it('names the place that does not fit, and never the value', () => {
    expect(() => catalogue.read({ type: 'Talked', schemaVersion: 3, data: { minutes: 'secret', place: 'home' } })).toThrow(/minutes/);
    expect(() => catalogue.read({ type: 'Talked', schemaVersion: 3, data: { minutes: 'secret', place: 'home' } })).not.toThrow(/secret/);
  });

  it('takes each type once', () => {
    expect(() => eventCatalogue([Left, Left])).toThrow(/twice/);
  });
});

describe('an event definition', () => {
  it('needs an upcaster for each older version', () => {
    expect(() => event('Talked', 2, {})).toThrow(/upcasters/);
  });

  it('makes events with their effective time, and only what was said', () => {
    const on = plainDate('2026-01-05');
    expect(Left.of({}, { on })).toEqual({ type: 'Left', schemaVersion: 1, data: {}, effective: on });
    expect(Talked.of({ minutes: 5, place: 'home' }, { on, personal: { note: 'x' } })).toMatchObject({ personal: { note: 'x' } });
  });

  it('tells what was erased', () => {
    expect([isErased(erased), isErased({ note: 'x' }), isErased(undefined), isErased(null)]).toEqual([true, false, false, false]);
  });
});

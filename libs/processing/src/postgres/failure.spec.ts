import { describe, expect, it } from '@jest/globals';
import { streamName, UnreadableEvent } from '#kernel';
import { AppendOutcomeUnknown, EventStoreUnavailable } from '#event-store';
import { describeFailure, isInfrastructure, NotReady } from './failure.js';

const withCode = (code: string, message = 'x') => Object.assign(new Error(message), { code });

describe('a failure', () => {
  it.each([
    ['the log away', new EventStoreUnavailable('x')],
    ['an append in doubt', new AppendOutcomeUnknown(streamName('counter', '1'))],
    ['something not ready', new NotReady('x')],
    ['a lost connection', withCode('08006')],
    ['a server shutting down', withCode('57P01')],
    ['a deadlock', withCode('40P01')],
    ['a session ended for idling', withCode('25P03')],
    ['a refused connection', withCode('ECONNREFUSED')],
    ['what pg says by itself', new Error('Connection terminated unexpectedly')],
  ])('of the infrastructure is told: %s', (_, error) => {
    expect(isInfrastructure(error)).toBe(true);
  });

  it.each([
    ['a bug', new TypeError('x is not a function')],
    ['a row that is there already', withCode('23505')],
    ['a value of the wrong type', withCode('22P02')],
    ['a statement that takes too long', withCode('57014')],
    ['an event that cannot be read', new UnreadableEvent('CountedUp', 1, 'unknown type')],
    ['something that is no error', 'x'],
  ])('of the work is told: %s', (_, error) => {
    expect(isInfrastructure(error)).toBe(false);
  });

  it('is described by kind, code and place, and never by what it says', () => {
    const described = describeFailure(withCode('22P02', 'invalid input syntax for type date: "Testborger Eksempel"'));
    expect(described).toMatch(/^Error 22P02 at .*failure\.spec\.ts:\d+$/);
    expect(described).not.toMatch(/Testborger|home|work\//);
    expect(describeFailure('Testborger')).toBe('string');
  });

  it('is described in full where the words are our own', () => {
    expect(describeFailure(new UnreadableEvent('CountedUp', 9, 'known versions are 1 to 1'))).toContain('known versions are 1 to 1');
  });
});

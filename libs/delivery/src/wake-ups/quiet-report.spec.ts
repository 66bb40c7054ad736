import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { quietReport } from './quiet-report.js';
import { queueFailure, type WakeUpFailure } from './wake-up-failure.js';

const refused = (): WakeUpFailure => queueFailure('schedule', Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));

describe('quietReport', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('says each kind of failure once, and again half a minute later', () => {
    const said: string[] = [];
    const report = quietReport(({ task, code }) => said.push(`${task} ${code}`));
    for (let failure = 0; failure < 100; failure++) report(refused());
    report(queueFailure('connection', Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })));
    expect(said).toEqual(['schedule ECONNREFUSED', 'connection ECONNREFUSED']);
    jest.advanceTimersByTime(29_999);
    report(refused());
    expect(said).toHaveLength(2);
    jest.advanceTimersByTime(1);
    report(refused());
    expect(said).toHaveLength(3);
  });
});

describe('queueFailure', () => {
  it("takes over no member of a driver's error but the code", () => {
    const error = Object.assign(new Error('WRONGPASS invalid username-password pair'), { command: { name: 'auth', args: ['hunter2'] } });
    const failure = queueFailure('connection', error);
    expect(failure).toMatchObject({ task: 'connection', code: 'Error' });
    expect(failure.cause).toBeUndefined();
    expect(JSON.stringify({ ...failure, message: failure.message })).not.toContain('hunter2');
  });
});

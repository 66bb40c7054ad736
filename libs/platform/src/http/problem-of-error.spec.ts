import { describe, expect, it } from '@jest/globals';
import { NotFoundException } from '@nestjs/common';
import { AppendOutcomeUnknown, EventStoreUnavailable } from '#event-store';
import { streamName } from '#kernel';
import { problemBody } from './problem.js';
import { problemOf } from './problem-of-error.js';

const told = (error: unknown) => problemBody(problemOf(error), 'correlation');

describe('what a caller is told of an error', () => {
  it('is that nothing was recorded while the log is away, and when to ask again', () => {
    expect(told(new EventStoreUnavailable('planted'))).toMatchObject({ status: 503, detail: 'nothing was recorded' });
    expect(problemOf(new EventStoreUnavailable('planted')).headers).toEqual({ 'retry-after': '2' });
  });

  it('is that it may have been recorded, where nobody knows', () => {
    expect(told(new AppendOutcomeUnknown(streamName('pathway', 'planted')))).toMatchObject({ status: 503, detail: expect.stringMatching(/same Idempotency-Key/) });
  });

  it('is nothing of an error that nobody foresaw', () => {
    expect(told(new Error('planted'))).toEqual({
      type: 'urn:borgerforloeb:problem:unexpected',
      title: 'Something went wrong here',
      status: 500,
      correlationId: 'correlation',
    });
    expect(told('planted')).toMatchObject({ status: 500 });
    expect(told(Object.assign(new Error('planted'), { statusCode: 502 }))).toMatchObject({ status: 500 });
  });

  it('repeats no texts of libraries', () => {
    const errors = [new NotFoundException('planted'), Object.assign(new Error('planted'), { statusCode: 400, code: 'FST_PLANTED' })];
    for (const error of errors) expect(JSON.stringify(told(error))).not.toMatch(/planted/i);
  });
});

import { describe, expect, it } from '@jest/globals';
import { asked } from '#testing/follow-ups/asked.js';
import * as told from '#testing/given-when-then/index.js';

const { staying } = told;

describe('what a handover asks for', () => {
  const offered = [...staying, told.handoverOffered({ on: '2026-10-01' })];
  it('is an answer of the receiver within 2 working days', () => expect(asked('handover', offered)).toEqual(['handover-answer 2026-10-05 @bostoette']));
  it('is done by the answer, also by a no, and another offer asks again', () => {
    expect(asked('handover', [...offered, told.handoverAccepted({ on: '2026-10-02' })])).toEqual(['handover-answer fulfilled handover-answered']);
    const declined = [...offered, told.handoverDeclined({ on: '2026-10-02' })];
    expect(asked('handover', [...declined, told.handoverOffered({ on: '2026-10-08' })])).toEqual([
      'handover-answer fulfilled handover-answered',
      'handover-answer 2026-10-12 @bostoette',
    ]);
  });
  it('is over when the transition is broken off', () =>
    expect(asked('handover', [...offered, told.transitionBrokenOff({ on: '2026-10-02' })])).toEqual(['handover-answer dropped transition-ended']));
});

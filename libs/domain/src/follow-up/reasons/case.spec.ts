import { describe, expect, it } from '@jest/globals';
import { asked } from '#testing/follow-ups/asked.js';
import * as told from '#testing/given-when-then/index.js';

const { opened } = told;

describe('what an inquiry asks for', () => {
  const inquiry = (source: 'citizen' | 'somatic-emergency-department') => told.inquiryReceived({ on: '2026-11-20', source });
  it('is a decision within the case-handling deadline, until there is one or the inquiry is answered otherwise', () => {
    expect(asked('case', [inquiry('citizen')])).toEqual(['case-handling-deadline 2027-01-15 @unassigned']);
    expect(asked('case', [inquiry('citizen'), told.inquiryAnswered({ on: '2026-11-21', outcome: 'advised' })])).toEqual(['case-handling-deadline dropped inquiry-answered']);
    const decided = told.visitationRegistered({ on: '2026-12-01', from: '2026-12-01', decidedOn: '2026-12-01' });
    expect(asked('case', [inquiry('citizen'), told.inquiryAnswered({ on: '2026-11-21', outcome: 'taken-up' }), decided])).toEqual(['case-handling-deadline fulfilled visitation-decided']);
  });
  it('is asked for once where the inquiry led to the opening, and by the opening itself where none did', () => {
    const taken = [told.inquiryReceived({ on: '2026-01-03' }), told.inquiryAnswered({ on: '2026-01-05', outcome: 'taken-up' })];
    expect(asked('case', [...taken, ...opened])).toEqual(['case-handling-deadline 2026-02-28']);
    expect(asked('case', opened)).toEqual(['case-handling-deadline 2026-03-02']);
  });
  it('is an answer on the next working day to a referral from the somatic emergency department, also for somebody unknown', () => {
    expect(asked('referral', [inquiry('citizen')])).toEqual([]);
    expect(asked('referral', [inquiry('somatic-emergency-department')])).toEqual(['referral-response 2026-11-23 @unassigned']);
    expect(asked('referral', [inquiry('somatic-emergency-department'), told.inquiryAnswered({ on: '2026-11-21', outcome: 'passed-on' })])).toEqual([
      'referral-response fulfilled inquiry-answered',
    ]);
  });
});

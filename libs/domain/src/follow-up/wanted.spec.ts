import { describe, expect, it } from '@jest/globals';
import { fold, plainDate } from '#kernel';
import { allAsked, asked, citizen, policyWith } from '#testing/follow-ups/asked.js';
import * as told from '#testing/given-when-then/index.js';
import { named, theService } from '#testing/given-when-then/invented.js';
import { pathway } from '../pathway/pathway.js';
import { defaultPolicy } from '../policy/policy.js';
import { followUpsOf } from './wanted.js';

const { supported } = told;

describe('what is asked for', () => {
  const massive = [...supported, told.intensiveSupportStarted({ on: '2026-10-01', through: '2026-10-30' })];
  it('is nothing any more of who has died, but what was done stays done', () => {
    const died = [...massive, told.handleplanOffered({ on: '2026-02-10', visitationId: null }), told.citizenDied({ on: '2026-10-05' })];
    expect(allAsked(died).filter(({ ended }) => !ended)).toEqual([]);
    expect(asked('handleplan', died)).toEqual(['handleplan-offer fulfilled handleplan-offered', 'handleplan-offer fulfilled handleplan-offered']);
    expect(asked('support-decision', died)).toEqual(['support-decision-due dropped citizen-died']);
  });
  it('belongs to the coordinator of the day', () => {
    const changed = [...massive, told.coordinatorAssigned({ on: '2026-10-10', workerId: named('new'), unit: 'new-unit' })];
    expect(asked('support-decision', changed)).toEqual(['support-decision-due 2026-10-16 @new-unit']);
  });
  it('can be switched off, given to a unit, and added to', () => {
    const policy = policyWith({
      followUps: {
        table: {
          'support-weekly-check': { active: false },
          'support-decision-due': { owner: { unit: 'visitationen', workerId: null }, due: { unit: 'working-days', value: -5 } },
          'support-own-row': { ...defaultPolicy.followUps.table['support-decision-due'], due: { value: 1, unit: 'months', anchor: 'started' } },
        },
      },
    });
    expect(asked('support-', massive, policy)).toEqual(['support-decision-due 2026-10-23 @visitationen', 'support-own-row 2026-11-01']);
  });
  it('is asked by the policy of the date that it arose on', () => {
    const later = policyWith({ followUps: { table: { 'support-decision-due': { due: { value: -7 } } } } });
    const due = (from: string) =>
      followUpsOf(fold(pathway, massive), citizen, (date) => (date >= plainDate(from) ? later : defaultPolicy)).find(({ kind }) => kind === 'support-decision-due')?.due;
    expect(due('2026-10-01')).toBe('2026-10-23');
    expect(due('2026-10-02')).toBe('2026-10-16');
  });
  it('has a key of its own each, whose parts name what it is about', () => {
    const keys = allAsked(massive).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toContain(`support-weekly-check/${theService}/3`);
  });
});

import { describe, expect, it } from '@jest/globals';
import { asked } from '#testing/follow-ups/asked.js';
import * as told from '#testing/given-when-then/index.js';
import { theCard } from '#testing/given-when-then/invented.js';

const { opened } = told;

describe('what a klippekort asks for', () => {
  const issued = [...opened, told.pathwayClosed({ on: '2026-03-15' }), told.klippekortIssued()];
  it('is a note 30 days before the day after its last valid date, and its expiry on that day', () =>
    expect(asked('klippekort', issued)).toEqual(['klippekort-expiry-note 2028-02-14', 'klippekort-expiry 2028-03-15']));
  it('is done when it expires, and over when it is superseded or used up', () => {
    expect(asked('klippekort', [...issued, told.klippekortExpired()])).toEqual(['klippekort-expiry-note fulfilled expired', 'klippekort-expiry fulfilled expired']);
    expect(asked('klippekort-expiry-note', [...issued, told.klippekortSuperseded()])).toEqual(['klippekort-expiry-note dropped klippekort-superseded']);
    const used = [1, 2, 3, 4, 5, 6].map((n) => told.clipUsed({ on: `2026-${String(n + 3).padStart(2, '0')}-15`, cardId: theCard }));
    expect(asked('klippekort', [...issued, ...used])).toEqual(['klippekort-expiry-note dropped klippekort-used-up', 'klippekort-expiry dropped klippekort-used-up']);
  });
  it('is a new inquiry to be offered when the last clip is used, or two within 30 days', () => {
    expect(asked('inquiry', [...issued, told.clipUsed({ on: '2026-06-01' }), told.clipUsed({ on: '2026-07-02' })])).toEqual([]);
    const close = [...issued, told.clipUsed({ on: '2026-06-01' }), told.clipUsed({ on: '2026-07-01' })];
    expect(asked('inquiry', close)).toEqual(['inquiry-offer 2026-07-08']);
    expect(asked('inquiry', [...close, told.newInquiryOffered({ on: '2026-07-02' })])).toEqual(['inquiry-offer fulfilled inquiry-offered']);
    const last = [...opened, told.klippekortIssued({ clips: 1 }), told.clipUsed({ on: '2026-06-01' })];
    expect(asked('inquiry', last)).toEqual(['inquiry-offer 2026-06-09']);
  });
});

import { describe, it } from '@jest/globals';
import * as told from '#testing/given-when-then/index.js';

const { given } = told;
const closed = [...told.opened, told.pathwayClosed({ on: '2026-03-15' })];
const asks = (messageId = 'their-message') => told.recordPartnerMessage({ message: { ...told.partnerWrote, messageId } });
const received = told.partnerMessageReceived();

describe('MSG-1 what a partner writes', () => {
  it('is kept on the pathway, as it was written', () => given(told.opened).when(asks()).then(received));
  it('is kept once', () => given([...told.opened, received]).when(asks()).thenNothing());
  it('is kept each time', () => given([...told.opened, received]).when(asks('another')).then(told.partnerMessageReceived({ messageId: 'another' })));
  it('is for the inbox before there is a case, and after it was closed', () => {
    given([told.citizenRegistered(), told.responsibilityAssigned()]).when(asks()).refused('MSG-1', 'no-open-case');
    given(closed).when(asks()).refused('MSG-1', 'no-open-case');
  });
  it('is for the inbox when the citizen has died', () => given([...told.opened, told.citizenDied({ on: '2026-03-01' })]).when(asks()).refused('MSG-1', 'citizen-died'));
  it('has come', () => given(told.opened).on('2026-02-09').when(asks()).refused('DATE-1', 'in-the-future'));
  it('is about somebody who is registered', () => given([]).when(asks()).refused('PATH-1', 'citizen-not-registered'));
});

import { describe, expect, it } from '@jest/globals';
import { fold, plainDate } from '#kernel';
import { messageDecider, MessageReceived } from './message.js';

const on = plainDate('2026-03-01');
const command = { type: 'ReceiveMessage', kind: 'hospital-notification', code: 'STIN', on } as const;

describe('a message', () => {
  const received = MessageReceived.of({ kind: 'hospital-notification', code: 'STIN' }, { on });

  it('comes in', () => {
    expect(messageDecider.decide(command, messageDecider.initial, {})).toEqual({ accepted: true, events: [received] });
  });

  it('comes in once', () => {
    expect(messageDecider.decide(command, fold(messageDecider, [received]), {})).toEqual({ accepted: true, events: [] });
  });
});

import { type Step } from './run.js';

/** What every pathway begins with: both sections are granted. */
export const beginning: readonly Step[] = (['register', 'open', 'grant107', 'grant85'] as const).map((ask) => ({ ask, later: 0, back: 0, pick: 0 }));

/** Shrunk counterexamples: what once made the domain and the reference differ. Each follows the beginning. */
export const regressions: readonly { readonly because: string; readonly steps: readonly Step[] }[] = [
  {
    because: 'a date was moved that a visitation, recorded together, was moved along with beyond its end',
    steps: [
      { ask: 'close', later: 200, back: 0, pick: 0 },
      { ask: 'grant107', later: 0, back: 0, pick: 3 },
      { ask: 'moveIn', later: 200, back: 0, pick: 0 },
      { ask: 'leave', later: 0, back: 0, pick: 0 },
      { ask: 'close', later: 0, back: 0, pick: 0 },
      { ask: 'moveDate', later: 0, back: 0, pick: 5 },
    ],
  },
  {
    because: 'a closing was taken back that lay between two openings of one day',
    steps: [
      { ask: 'close', later: 0, back: 0, pick: 0 },
      { ask: 'grant107', later: 0, back: 0, pick: 0 },
      { ask: 'close', later: 0, back: 0, pick: 0 },
      { ask: 'open', later: 0, back: 0, pick: 0 },
      { ask: 'close', later: 0, back: 0, pick: 0 },
      { ask: 'grant85', later: 0, back: 0, pick: 0 },
      { ask: 'retract', later: 0, back: 0, pick: 4 },
    ],
  },
  {
    because: 'a death that had been taken back was brought back beside another',
    steps: [
      { ask: 'die', later: 0, back: 0, pick: 0 },
      { ask: 'retract', later: 0, back: 0, pick: 4 },
      { ask: 'die', later: 1, back: 0, pick: 0 },
      { ask: 'bringBack', later: 0, back: 0, pick: 4 },
    ],
  },
  {
    because: 'a visitation was moved behind the day on which it had ended a card',
    steps: [
      { ask: 'support', later: 200, back: 0, pick: 0 },
      { ask: 'endSupport', later: 0, back: 0, pick: 0 },
      { ask: 'close', later: 200, back: 0, pick: 0 },
      { ask: 'open', later: 0, back: 0, pick: 0 },
      { ask: 'grant107', later: 0, back: 1, pick: 0 },
      { ask: 'moveDate', later: 400, back: 0, pick: 8 },
    ],
  },
  {
    because: 'an admission of which only an annulment of its discharge was told was read as annulled',
    steps: [
      { ask: 'annulDischarge', later: 0, back: 0, pick: 0 },
    ],
  },
  {
    because: 'whoever had been discharged and died later was read as dead at the hospital',
    steps: [
      { ask: 'admit', later: 0, back: 0, pick: 0 },
      { ask: 'discharge', later: 5, back: 0, pick: 0 },
      { ask: 'die', later: 5, back: 0, pick: 0 },
    ],
  },
  {
    because: 'a death did not end a time at the hospital whose discharge was told for later',
    steps: [
      { ask: 'admit', later: 0, back: 0, pick: 0 },
      { ask: 'die', later: 3, back: 0, pick: 0 },
      { ask: 'discharge', later: 5, back: 0, pick: 0 },
    ],
  },
  {
    because: 'what a hospital had said before was taken for said later when its retraction was retracted',
    steps: [
      { ask: 'admit', later: 0, back: 0, pick: 0 },
      { ask: 'discharge', later: 5, back: 0, pick: 0 },
      { ask: 'retract', later: 0, back: 0, pick: 5 },
      { ask: 'annulDischarge', later: 0, back: 3, pick: 0 },
      { ask: 'bringBack', later: 0, back: 0, pick: 5 },
    ],
  },
  {
    because: 'an offer was taken back that had been accepted, and the handover was the sender’s again',
    steps: [
      { ask: 'planHandover', later: 0, back: 0, pick: 0 },
      { ask: 'offer', later: 0, back: 0, pick: 0 },
      { ask: 'accept', later: 1, back: 0, pick: 1 },
      { ask: 'retract', later: 0, back: 0, pick: 5 },
    ],
  },
  {
    because: 'a handover that was given up went on when that had been retracted and was brought back',
    steps: [
      { ask: 'planHandover', later: 0, back: 0, pick: 0 },
      { ask: 'giveUp', later: 0, back: 0, pick: 0 },
      { ask: 'retract', later: 0, back: 0, pick: 5 },
      { ask: 'offer', later: 5, back: 0, pick: 0 },
      { ask: 'bringBack', later: 0, back: 0, pick: 5 },
    ],
  },
  {
    because: 'moving home asked the receiver on a day before it had declined',
    steps: [
      { ask: 'planHandover', later: 0, back: 0, pick: 0 },
      { ask: 'moveIn', later: 0, back: 0, pick: 0 },
      { ask: 'offer', later: 0, back: 0, pick: 0 },
      { ask: 'decline', later: 5, back: 0, pick: 1 },
      { ask: 'moveHome', later: 0, back: 3, pick: 0 },
    ],
  },
  {
    because: 'an assessment came out twice, with a plan and broken off',
    steps: [
      { ask: 'moveInToAssess', later: 0, back: 0, pick: 0 },
      { ask: 'deliverPlan', later: 0, back: 0, pick: 0 },
      { ask: 'retract', later: 0, back: 0, pick: 5 },
      { ask: 'breakOff', later: 0, back: 0, pick: 0 },
      { ask: 'bringBack', later: 0, back: 0, pick: 5 },
    ],
  },
  {
    because: 'a consent was moved to the day after its last',
    steps: [
      { ask: 'consent', later: 0, back: 0, pick: 2 },
      { ask: 'moveDate', later: 3, back: 0, pick: 4 },
    ],
  },
  {
    because: 'a move home was moved to a day after the massive support that began with it had ended',
    steps: [
      { ask: 'moveIn', later: 0, back: 0, pick: 0 },
      { ask: 'moveHome', later: 0, back: 0, pick: 1 },
      { ask: 'moveDate', later: 31, back: 0, pick: 5 },
    ],
  },
  {
    because: 'a discharge that was told late, of a plan made since, could not be brought back',
    steps: [
      { ask: 'moveInAtOnce', later: 0, back: 0, pick: 0 },
      { ask: 'planLeaving', later: 10, back: 0, pick: 0 },
      { ask: 'leave', later: 0, back: 5, pick: 1 },
      { ask: 'retract', later: 0, back: 0, pick: 6 },
      { ask: 'bringBack', later: 0, back: 0, pick: 6 },
    ],
  },
  {
    because: 'a visitation that was revoked twice was in force until the later day',
    steps: [
      { ask: 'revoke', later: 5, back: 0, pick: 0 },
      { ask: 'retract', later: 0, back: 0, pick: 4 },
      { ask: 'revoke', later: 0, back: 3, pick: 0 },
      { ask: 'bringBack', later: 0, back: 2, pick: 4 },
    ],
  },
];

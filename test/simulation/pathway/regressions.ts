import { type Step } from './run.js';

/** Shrunk counterexamples: what once made the domain and the reference differ. Each follows a beginning that grants both. */
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
];

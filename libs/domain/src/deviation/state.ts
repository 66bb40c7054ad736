import { type PlainDate } from '#kernel';
import { type Owner } from '../agreement/terms.js';
import { type DeviationContent, type DeviationEvent, type Resolution } from './events.js';

/** A breach that was read off a pathway or a tilbud, and what became of it. */
export interface KnownDeviation {
  /** `expected` while its first date lies ahead. */
  readonly is: 'expected' | 'open' | 'resolved' | 'fell-away';
  /** As it stands: with its present owner. */
  readonly content: DeviationContent;
  /** The owner that it had by itself; somebody else has it where it was handed on. */
  readonly planned: Owner;
  /** From which date on the limit was kept again; null while it is broken. */
  readonly endedOn: PlainDate | null;
  readonly outcome: Resolution | null;
}
export type Deviation = { readonly is: 'none' } | KnownDeviation;

/** No deviation. */
export const noDeviation: Deviation = { is: 'none' };

export function evolve(deviation: Deviation, event: DeviationEvent): Deviation {
  switch (event.type) {
    case 'DeviationExpected':
    case 'DeviationNoted': {
      const is = event.type === 'DeviationNoted' ? 'open' : 'expected';
      return { is, content: event.data, planned: event.data.owner, endedOn: null, outcome: null };
    }
    default:
      return deviation.is === 'none' ? deviation : changed(deviation, event);
  }
}

type Change = Exclude<DeviationEvent, { readonly type: 'DeviationExpected' | 'DeviationNoted' }>;

function changed(deviation: KnownDeviation, event: Change): KnownDeviation {
  switch (event.type) {
    case 'DeviationRevised':
      return { ...deviation, content: { ...deviation.content, ...event.data }, endedOn: null };
    case 'DeviationEnded':
      return { ...deviation, endedOn: event.data.on };
    case 'DeviationAssigned': {
      const { owner, how } = event.data;
      return { ...deviation, content: { ...deviation.content, owner }, planned: how === 'followed' ? owner : deviation.planned };
    }
    case 'DeviationResolved':
      return { ...deviation, is: 'resolved', outcome: event.data.outcome };
    case 'DeviationFellAway':
      return { ...deviation, is: 'fell-away' };
  }
}

import { type AdvisoryState } from '#read-models';

/** States in which an advisory stands in the inbox of the partner that it was sent to. */
export const inboxStates = ['sent', 'delivered', 'acknowledged', 'refused', 'answered'] as const satisfies readonly AdvisoryState[];
export type InboxState = (typeof inboxStates)[number];

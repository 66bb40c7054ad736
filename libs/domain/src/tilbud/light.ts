import { type Circumstances } from '../circumstances.js';

/** What is decided on at a tilbud beside its own history. Times come with the command, reckoned by the policy of whoever asks. */
export type Light = Omit<Circumstances, 'policy'>;

import { type CareCommunicationConstraint } from '../constraints/violations.js';

/** What a request lacks before anything can be built of it. */
export type RequestProblem =
  /** A person without a Danish CPR: the message cannot carry a replacement. */
  | 'cpr-replacement'
  | 'cpr-invalid'
  | 'citizen-unnamed'
  | 'sender-unnamed' | 'sender-sor' | 'sender-gln'
  | 'receiver-unnamed' | 'receiver-sor' | 'receiver-gln'
  | 'signature-name' | 'signature-role' | 'signature-phone'
  | 'episode-unidentified';

/** Why there is no message: what the request lacks, or a constraint that what was built of it breaks. */
export type BuildProblem = RequestProblem | CareCommunicationConstraint;

import type { OperationOutcome } from 'fhir/r4.js';
import { issueReasons, type IssueReason, type IssueWording } from '../codes/issue-reasons.js';
import { profiles } from '../codes/systems.js';
import { narrative } from '../fhir/narrative.js';

/** Why a message was not taken. Goes to the sender: never put a value of the message, or anything personal, in it. */
export interface AcknowledgementIssue {
  readonly code: IssueReason;
  /** FHIRPath to the place in the received message. */
  readonly expression?: string;
  /** Short English. */
  readonly message: string;
}

/** How a received message is answered. */
export type AcknowledgementOutcome =
  | { readonly code: 'ok' }
  | {
      /** `transient-error`: send the same again later. `fatal-error`: the same will never be taken. */
      readonly code: 'transient-error' | 'fatal-error';
      readonly issues: readonly [AcknowledgementIssue, ...AcknowledgementIssue[]];
    };

/** The issues as FHIR. */
export function operationOutcome(id: string, issues: readonly AcknowledgementIssue[]): OperationOutcome {
  return {
    resourceType: 'OperationOutcome',
    id,
    meta: { profile: [profiles.acknowledgementOutcome] },
    text: narrative('Why the message was not taken', issues.map(({ code, message }) => [code, message])),
    issue: issues.map(({ code, expression, message }) => {
      const wording: IssueWording = issueReasons[code];
      return {
        severity: 'error',
        code: wording.type,
        details: { ...(wording.details && { coding: [{ ...wording.details }] }), text: message },
        ...(expression && { expression: [expression] }),
      };
    }),
  };
}

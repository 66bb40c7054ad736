import type { OperationOutcomeIssue } from 'fhir/r4.js';
import { codeSystems } from './systems.js';

/** How a reason is said in an Acknowledgement's OperationOutcome. */
export interface IssueWording {
  /** FHIR's issue type. */
  readonly type: OperationOutcomeIssue['code'];
  /** A code of MedCom's value set of issue details; absent where the set has none that fits. */
  readonly details?: { readonly system: string; readonly code: string };
}

const medcom = (code: string) => ({ system: codeSystems.acknowledgementError, code });
const hl7 = (code: string) => ({ system: codeSystems.operationOutcome, code });

/** Every reason for which a message is refused, by machine word. */
export const issueReasons = {
  // Found by reading the message.
  'not-an-object': { type: 'structure', details: hl7('MSG_JSON_OBJECT') },
  'nested-too-deep': { type: 'too-long', details: medcom('MSG_Element_To_Long') },
  'not-a-message': { type: 'structure', details: hl7('MSG_RESOURCE_TYPE_MISMATCH') },
  'message-type-unsupported': { type: 'not-supported', details: medcom('MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE') },
  'wrong-type': { type: 'structure', details: medcom('MSG_Datatype_Wrong') },
  'element-missing': { type: 'required' },
  'element-repeated': { type: 'structure', details: hl7('MSG_PARAM_NO_REPEAT') },
  'resource-missing': { type: 'required', details: hl7('MSG_RESOURCE_REQUIRED') },
  'resource-repeated': { type: 'structure', details: hl7('MSG_RESOURCE_NOT_ALLOWED') },
  'header-not-first': { type: 'structure', details: hl7('MSG_BAD_FORMAT') },
  'id-invalid': { type: 'value', details: hl7('MSG_ID_INVALID') },
  'value-invalid': { type: 'value', details: hl7('MSG_PARAM_INVALID') },
  'code-unknown': { type: 'code-invalid', details: medcom('MSG_VALUESET_VALUE_UNKNOWN') },
  'time-invalid': { type: 'value', details: hl7('MSG_DATE_FORMAT') },
  'period-reversed': { type: 'invariant' },
  'reference-unresolved': { type: 'not-found', details: hl7('MSG_NO_EXIST') },
  'reference-ambiguous': { type: 'multiple-matches', details: hl7('MSG_DUPLICATE_ID') },
  'reference-mismatch': { type: 'invariant', details: hl7('MSG_NO_MATCH') },
  'receiver-identifier-missing': { type: 'required', details: medcom('MSG_Receiver_Identifier_MISSING') },
  'cpr-missing': { type: 'required' },
  'cpr-invalid': { type: 'value', details: hl7('MSG_PARAM_INVALID') },
  'cpr-replacement': { type: 'business-rule', details: hl7('MSG_PARAM_INVALID') },
  'combination-inconsistent': { type: 'invariant' },
  // Found by the one who received it.
  'receiver-unknown': { type: 'not-found', details: medcom('MSG_Receiver_Identifier_UNKNOWN') },
  'same-id-other-content': { type: 'duplicate', details: hl7('MSG_DUPLICATE_ID') },
  'message-damaged': { type: 'structure', details: medcom('MSG_Damaged_durin_transport') },
  'temporarily-unavailable': { type: 'transient', details: medcom('MSG_Mailbox_Out_Of_Operation') },
} as const satisfies Readonly<Record<string, IssueWording>>;

export type IssueReason = keyof typeof issueReasons;

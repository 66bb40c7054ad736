import type { Bundle, FhirResource } from 'fhir/r4.js';
import { profiles } from '../codes/systems.js';
import { careCommunicationViolations } from '../constraints/violations.js';
import { organization } from '../fhir/organization.js';
import { communication } from './communication.js';
import { header, provenance } from './envelope.js';
import { tidied } from './facts.js';
import { careCommunicationThread, type MessagePart, partId } from './ids.js';
import { encounter, patient, practitioner, practitionerRole } from './people.js';
import { type BuildProblem } from './problems.js';
import { type CareCommunicationRequest, type EarlierMessage } from './request.js';
import { textOf } from './wording.js';

/** A message that may be sent, or why there is none. */
export type BuiltCareCommunication =
  | { readonly ok: true; readonly bundle: Bundle }
  | { readonly ok: false; readonly problems: readonly [BuildProblem, ...BuildProblem[]] };

/**
 * Builds the CareCommunication 5.0 that tells a partner something about a citizen: a new message, or a reply on the thread
 * of what was said before, which it repeats. It is checked before it is given back. The same request gives the same message.
 * Never throws.
 */
export function buildCareCommunication(request: CareCommunicationRequest): BuiltCareCommunication {
  const { facts, problems } = tidied(request);
  if (problems.length > 0) return held(problems);
  const bundle = assemble(facts);
  const violations = careCommunicationViolations(bundle);
  return violations.length > 0 ? held(violations) : { ok: true, bundle };
}

function held(problems: readonly BuildProblem[]): BuiltCareCommunication {
  return { ok: false, problems: problems as readonly [BuildProblem, ...BuildProblem[]] };
}

function assemble({ messageId, sentAt, base, from, to, citizen, saying, episode, earlier }: CareCommunicationRequest): Bundle {
  const id = (part: MessagePart) => partId(messageId, part);
  const { signature } = from;
  const messages: readonly EarlierMessage[] = [...earlier, { messageId, sentAt, saying }];
  const sender = organization(id('sender'), from);
  const receiver = organization(id('receiver'), to);
  const resources: FhirResource[] = [
    header({ id: messageId, from, to, sender, receiver, communication: id('communication') }),
    patient(id('patient'), citizen),
    communication({
      id: id('communication'),
      thread: careCommunicationThread(messages[0]!.messageId),
      about: saying.told.about,
      patient: id('patient'),
      ...(episode && { encounter: id('encounter') }),
      pieces: messages.map((one) => ({ id: partId(one.messageId, 'text'), text: textOf(one.saying, signature), at: one.sentAt })),
      author: { role: id('practitioner-role'), organization: id('sender'), name: signature.name, phone: signature.phone },
    }),
    ...(episode ? [encounter(id('encounter'), id('patient'), episode)] : []),
    practitionerRole(id('practitioner-role'), { practitioner: id('practitioner'), organization: id('sender') }, signature),
    practitioner(id('practitioner'), signature),
    sender,
    receiver,
    ...messages.map((one, at) =>
      provenance({
        id: partId(one.messageId, 'provenance'),
        message: one.messageId,
        at: one.sentAt,
        by: sender,
        piece: partId(one.messageId, 'text'),
        repliesTo: messages[at - 1]?.messageId,
      })),
  ];
  return {
    resourceType: 'Bundle',
    id: id('bundle'),
    meta: { profile: [profiles.careCommunication] },
    type: 'message',
    timestamp: sentAt,
    entry: resources.map((resource) => ({ fullUrl: `${base}/${resource.resourceType}/${resource.id}`, resource })),
  };
}

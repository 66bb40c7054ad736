import type { Communication, CommunicationPayload } from 'fhir/r4.js';
import { type Instant } from '#kernel';
import { type Category } from '../codes/care-communication.js';
import { codeSystems, extensions, profiles } from '../codes/systems.js';
import { narrative } from '../fhir/narrative.js';
import { topics } from './danish.js';
import { type Told } from './told.js';

/** What MedCom sorts each subject under. */
export const categoryOf: Readonly<Record<Told['about'], Category>> = {
  discharge: 'discharge',
  coordination: 'carecoordination',
  transition: 'psychiatry-social-disability',
  closing: 'psychiatry-social-disability',
  visitation: 'home-care-assessment',
  death: 'decease',
};

/** A piece of text with its signature (meddelelsessegment). */
export interface Piece {
  /** UUID. */
  readonly id: string;
  readonly text: string;
  readonly at: Instant;
}

export interface CommunicationParts {
  readonly id: string;
  /** UUID. */
  readonly thread: string;
  readonly about: Told['about'];
  readonly patient: string;
  readonly encounter?: string;
  /** Oldest first. */
  readonly pieces: readonly Piece[];
  readonly author: { readonly role: string; readonly organization: string; readonly name: string; readonly phone: string };
}

/** What is said, with all that was said before on the thread. */
export function communication({ id, thread, about, patient, encounter, pieces, author }: CommunicationParts): Communication {
  const told = pieces.flatMap(({ text, at }) => [['Skrevet', at], ['Af', `${author.name}, ${author.phone}`], ['Tekst', text]] as const);
  return {
    resourceType: 'Communication',
    id,
    meta: { profile: [profiles.careCommunicationCommunication] },
    text: narrative(topics[about], [['Kategori', categoryOf[about]], ['Tråd', thread], ...told], 'extensions'),
    identifier: [{ value: `urn:uuid:${thread}` }],
    status: 'unknown',
    category: [{ coding: [{ system: codeSystems.category, code: categoryOf[about] }] }],
    subject: { reference: `Patient/${patient}` },
    topic: { text: topics[about] },
    ...(encounter && { encounter: { reference: `Encounter/${encounter}` } }),
    payload: pieces.map((piece) => payload(piece, author)),
  };
}

function payload({ id, text, at }: Piece, { role, organization, phone }: CommunicationParts['author']): CommunicationPayload {
  return {
    extension: [
      { url: extensions.payloadDate, valueDateTime: at },
      {
        url: extensions.payloadIdentifier,
        valueIdentifier: { value: `urn:uuid:${id}`, assigner: { reference: `Organization/${organization}` } },
      },
      { url: extensions.payloadAuthor, valueReference: { reference: `PractitionerRole/${role}` } },
      { url: extensions.payloadContact, valueContactPoint: { system: 'phone', value: phone } },
    ],
    contentString: text,
  };
}

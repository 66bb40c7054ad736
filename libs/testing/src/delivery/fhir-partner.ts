import { type ChannelOf } from '#domain';
import { type Acknowledgement, parseAcknowledgement, parseCareCommunication, type SendingUnit } from '#medcom';
import { acknowledgement } from '../medcom/acknowledgement.js';
import { careCommunicationRequest } from '../medcom/care-communication-request.js';
import { testHospital } from '../medcom/hospital-notification.js';
import { type Manners } from './counting-partner.js';

/** Whose endpoint it is, as an agreement names it. */
export const fhirReceiver: Pick<ChannelOf<'fhir'>, 'sor' | 'gln'> = { sor: testHospital.sor, gln: testHospital.gln! };

/** Who sends CareCommunications in tests. */
export const sendingUnit: SendingUnit = careCommunicationRequest().from;

/** A partner that takes CareCommunications, each of them read as such, and says in its answer that it holds them. */
export const fhirManners: Manners = {
  idOf: (_headers, body) => {
    const parsed = parseCareCommunication(JSON.parse(body));
    return parsed.ok ? parsed.communication.headerId : 'no CareCommunication';
  },
  answer: (id) => ({ status: 200, contentType: 'application/fhir+json', body: JSON.stringify(acknowledgement({ answers: id })) }),
};

/** What that partner says of a message in its answer, read: the same when it says so in a message of its own. */
export function partnersAcknowledgement(id: string): Acknowledgement {
  const parsed = parseAcknowledgement(acknowledgement({ answers: id }));
  if (!parsed.ok) throw new Error('the partner’s acknowledgement is none');
  return parsed.acknowledgement;
}

import type { Bundle } from 'fhir/r4.js';
import { derivedId, instantFromMillis } from '#kernel';
import { buildAcknowledgement, type CareCommunication, parseCareCommunication, readEnvelope, type ReceivedEnvelope } from '#medcom';
import { PartnerServer } from '../partner-server.js';

/** A CareCommunication as the hospital took it; the id is that of its header, which an Acknowledgement names. */
export interface TakenCareCommunication {
  readonly id: string;
  readonly said: CareCommunication;
  readonly envelope: ReceivedEnvelope;
}

/** The hospital, which no register knows: its numbers have the right form and belong to nobody. */
export const inventedHospital = { name: 'Opdigtet Sygehus (demo)', sor: '999999000016001', gln: '5799990000019' };

/** Under which the hospital names what stands in its messages. */
export const HOSPITAL_BASE = 'https://opdigtet-sygehus.example/fhir';

/** A hospital that is told by FHIR messages, and turns down what is no CareCommunication. */
export class Hospital extends PartnerServer<TakenCareCommunication> {
  static start(): Promise<Hospital> {
    return new Hospital().listen();
  }

  protected override read(text: string): TakenCareCommunication {
    const message: unknown = JSON.parse(text);
    const parsed = parseCareCommunication(message);
    if (!parsed.ok) throw new Error('no CareCommunication');
    return { id: parsed.communication.headerId, said: parsed.communication, envelope: readEnvelope(message) };
  }

  /** What an agreement says of the way to here. */
  get channel() {
    return { kind: 'fhir', endpoint: this.endpoint, sor: inventedHospital.sor, gln: inventedHospital.gln } as const;
  }

  /** Says that the message has been taken in. */
  acknowledgementOf({ id, envelope }: TakenCareCommunication): Bundle {
    const part = (name: string) => derivedId('demo-acknowledgement', id, name);
    const answer = buildAcknowledgement({
      received: envelope,
      outcome: { code: 'ok' },
      ids: {
        bundle: part('bundle'),
        header: part('header'),
        provenance: part('provenance'),
        senderOrganization: part('sender'),
        receiverOrganization: part('receiver'),
        operationOutcome: part('outcome'),
      },
      now: instantFromMillis(Date.now()),
      base: HOSPITAL_BASE,
    });
    if (answer.kind !== 'acknowledgement') throw new Error(`the hospital cannot acknowledge what it got: ${answer.kind}`);
    return answer.bundle;
  }
}

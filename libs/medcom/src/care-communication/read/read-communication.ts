import { codeSystems, extensions } from '../../codes/systems.js';
import { type Entry } from '../../fhir/bundle.js';
import { type OpenedMessage } from '../../fhir/envelope.js';
import { type Place } from '../../fhir/place.js';
import { type Findings } from '../../fhir/problem.js';
import { codeIn, extensionsOf } from '../../fhir/scalars.js';
import { type CareCommunication } from './care-communication.js';

type Said = Pick<CareCommunication, 'thread' | 'category' | 'topic' | 'episodeOfCareId' | 'text' | 'attachments'>;

const urn = /^urn:uuid:/i;
const word = /^[a-z0-9-]{1,64}$/;
const name = /^[A-Za-z0-9.-]{1,64}$/;

/** Reads the Communication, which must be about the patient. */
export function readCommunication(communication: Place, patient: Entry | undefined, message: OpenedMessage, findings: Findings): Said | undefined {
  const subject = communication.member('subject');
  const referred = message.entries.resolve(subject, 'Patient', findings);
  if (referred && patient && referred !== patient) findings.report('reference-mismatch', subject, 'the subject must be the Patient of the message');
  const thread = readThread(communication.member('identifier'), findings);
  const category = readCategory(communication.member('category'), findings);
  const text = readText(communication.member('payload'), message, findings);
  const topic = communication.member('topic').member('text').text;
  const episodeOfCareId = readEpisode(message);
  if (thread === undefined || category === undefined || text === undefined) return undefined;
  const attachments = communication.member('payload').items.filter((one) => one.member('contentAttachment').present).length;
  return { thread, category, text, attachments, ...(topic && { topic }), ...(episodeOfCareId && { episodeOfCareId }) };
}

function readThread(at: Place, findings: Findings): string | undefined {
  const [first, second] = at.items;
  if (!first) return findings.report('element-missing', at, 'a thread is named by an identifier');
  if (second) return findings.report('element-repeated', second, 'one thread only');
  const value = first.member('value');
  const id = value.text?.replace(urn, '').toLowerCase() ?? '';
  return name.test(id) ? id : findings.report('id-invalid', value, 'not the id of a thread');
}

function readCategory(at: Place, findings: Findings): string | undefined {
  const coded = at.items.flatMap((category) => category.member('coding').items).map((coding) => codeIn(coding, codeSystems.category));
  const code = coded.find((one) => one !== undefined);
  return code !== undefined && word.test(code) ? code : findings.report('code-unknown', at, 'not a category of a CareCommunication');
}

/**
 * The pieces that this message's own record names as its source. Senders do not always name them rightly: then those that no
 * earlier message's record names, and else all.
 */
function readText(payload: Place, { entries, provenance }: OpenedMessage, findings: Findings): string | undefined {
  const pieces = payload.items.filter((one) => one.member('contentString').text !== undefined);
  if (pieces.length === 0) return findings.report('element-missing', payload, 'a text is required');
  const own = provenance ? sourcesOf(provenance) : new Set<string>();
  const others = new Set(entries.ofType('Provenance').filter(({ resource }) => resource.value !== provenance?.value).flatMap(({ resource }) => [...sourcesOf(resource)]));
  const named = pieces.filter((piece) => own.has(idOfPiece(piece) ?? ''));
  const left = pieces.filter((piece) => !others.has(idOfPiece(piece) ?? ''));
  const chosen = [named, left, pieces].find((some) => some.length > 0)!;
  return chosen.map((piece) => piece.member('contentString').text).join('\n\n');
}

function sourcesOf(provenance: Place): ReadonlySet<string> {
  const sources = provenance.member('entity').items.filter((entity) => entity.member('role').value === 'source');
  return new Set(sources.flatMap((entity) => entity.member('what').member('identifier').member('value').text ?? []));
}

function idOfPiece(piece: Place): string | undefined {
  return extensionsOf(piece, extensions.payloadIdentifier)[0]?.member('valueIdentifier').member('value').text;
}

/** As it stands: which episode it is about is no more than a hint to whoever reads it. */
function readEpisode({ entries }: OpenedMessage): string | undefined {
  const [encounter] = entries.ofType('Encounter');
  const value = encounter?.resource.member('episodeOfCare').items[0]?.member('identifier').member('value').text?.replace(urn, '');
  return value !== undefined && name.test(value) ? value : undefined;
}

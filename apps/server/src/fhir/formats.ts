import { type AcknowledgementIssue, readFhirXml, type ReadXml, writeFhirXml } from '#medcom';
import { FHIR_XML, UnreadableMessage, XmlBody } from '#platform';

export const FHIR_JSON = 'application/fhir+json';

/** The two forms in which messages come in and go out. */
export type Format = 'json' | 'xml';

const types: Readonly<Record<Format, string>> = { json: FHIR_JSON, xml: FHIR_XML };

/** A message as it came, or why it is none in the form that it says it has. */
export type ReadBody =
  | { readonly ok: true; readonly format: Format; readonly message: unknown }
  | { readonly ok: false; readonly format: Format; readonly issue: AcknowledgementIssue };

/** Reads the body of a request; JSON has been read on its way here. */
export function readBody(body: unknown): ReadBody {
  if (body instanceof UnreadableMessage) {
    const { mediaType, detail: message } = body;
    return { ok: false, format: mediaType === FHIR_XML ? 'xml' : 'json', issue: { code: 'message-damaged', message } };
  }
  if (!(body instanceof XmlBody)) return { ok: true, format: 'json', message: body };
  const read = readFhirXml(body.text);
  return read.ok ? { ok: true, format: 'xml', message: read.resource } : { ok: false, format: 'xml', issue: issues[read.fault] };
}

const issues: Readonly<Record<Extract<ReadXml, { ok: false }>['fault'], AcknowledgementIssue>> = {
  'not-well-formed': { code: 'message-damaged', message: 'the XML is not well formed' },
  'document-type': { code: 'message-damaged', message: 'a document type is not taken' },
  'nested-too-deep': { code: 'nested-too-deep', message: 'nested deeper than any message' },
  'other-encoding': { code: 'message-damaged', message: 'the XML must be UTF-8' },
  'not-fhir': { code: 'not-a-message', message: 'the XML is no FHIR resource' },
};

/** A resource as it goes out, and its media type. */
export function written(resource: object, format: Format): { readonly type: string; readonly text: string } {
  return { type: `${types[format]}; charset=utf-8`, text: format === 'xml' ? writeFhirXml(resource) : JSON.stringify(resource) };
}

/** The form that the sender wants an answer in: of those that it names the one that it likes better, else the one that it sent. */
export function wantedFormat(accept: string | undefined, sent: Format): Format {
  const likes = { json: 0, xml: 0 };
  for (const range of (accept ?? '').slice(0, 1000).split(',')) {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const format = (Object.keys(types) as Format[]).find((one) => type === types[one] || type === types[one].replace('fhir+', ''));
    if (format) likes[format] = Math.max(likes[format], qualityOf(parameters));
  }
  if (likes.json === likes.xml) return sent;
  return likes.json > likes.xml ? 'json' : 'xml';
}

function qualityOf(parameters: readonly string[]): number {
  const quality = parameters.find((one) => one.startsWith('q='));
  if (quality === undefined) return 1;
  const value = Number(quality.slice(2));
  return Number.isFinite(value) ? Math.min(Math.max(value, 0), 1) : 0;
}

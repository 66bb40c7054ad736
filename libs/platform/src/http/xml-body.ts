import { type FastifyInstance } from 'fastify';
import { Problem } from './problem.js';
import { takesMessages, UnreadableMessage } from './unreadable-message.js';

export const FHIR_XML = 'application/fhir+xml';

/** A body in XML, as text: whoever takes it knows what it is to be. */
export class XmlBody {
  constructor(readonly text: string) {}
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** Takes `application/fhir+xml` bodies where messages come in, and nowhere else. */
export function addXmlBodies(instance: FastifyInstance): void {
  instance.addContentTypeParser(FHIR_XML, { parseAs: 'buffer' }, (request, body, done) => {
    if (!takesMessages(request.url)) {
      done(new Problem('unsupported-media-type'), undefined);
      return;
    }
    done(null, read(body as Buffer));
  });
}

function read(body: Buffer): XmlBody | UnreadableMessage {
  try {
    return new XmlBody(utf8.decode(body));
  } catch {
    return new UnreadableMessage('the body is not UTF-8', FHIR_XML);
  }
}

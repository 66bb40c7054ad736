import { type FastifyInstance } from 'fastify';
import { parse } from 'secure-json-parse';
import { Problem } from './problem.js';
import { unreadableAt } from './unreadable-message.js';

/** Deeper nesting than this is refused: no resource needs it, and recursive code must not meet it. */
export const DEEPEST_NESTING = 64;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/**
 * Reads a JSON body strictly: bytes that are no UTF-8, text that is no JSON, `__proto__` and `constructor.prototype`
 * members, and nesting beyond {@link DEEPEST_NESTING} are refused.
 * @throws Problem `malformed-request`
 */
export function readJson(body: Buffer): unknown {
  const text = decode(body);
  if (text.trim() === '') throw new Problem('malformed-request', { detail: 'the body is empty' });
  refuseDeepNesting(text);
  try {
    return parse(text, { protoAction: 'error', constructorAction: 'error' });
  } catch {
    // The parser's own message quotes the body.
    throw new Problem('malformed-request', { detail: 'the body is not JSON that is taken here' });
  }
}

function decode(body: Buffer): string {
  try {
    return utf8.decode(body);
  } catch {
    throw new Problem('malformed-request', { detail: 'the body is not UTF-8' });
  }
}

function refuseDeepNesting(text: string): void {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (inString) {
      if (code === 0x5c) i++;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x7b || code === 0x5b) {
      if (++depth > DEEPEST_NESTING) throw new Problem('malformed-request', { detail: `the body is nested deeper than ${DEEPEST_NESTING}` });
    } else if (code === 0x7d || code === 0x5d) depth--;
  }
}

/** Takes `application/json` and `application/fhir+json` bodies, and no others. */
export function addJsonBodies(instance: FastifyInstance): void {
  instance.removeAllContentTypeParsers();
  for (const type of ['application/json', 'application/fhir+json']) {
    instance.addContentTypeParser(type, { parseAs: 'buffer' }, (request, body, done) => {
      let read: unknown;
      try {
        read = readJson(body as Buffer);
      } catch (error) {
        read = unreadableAt(request.url, type, error);
        if (read === undefined) return done(error as Error, undefined);
      }
      done(null, read);
    });
  }
}

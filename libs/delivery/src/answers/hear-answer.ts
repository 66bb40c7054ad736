import { setTimeout as pause } from 'node:timers/promises';
import { system } from '#kernel';
import { parseAcknowledgement, readFhirXml } from '#medcom';
import { isInfrastructure } from '#processing';
import { type Answer } from '../channels/channel.js';
import { type AcknowledgementTaker } from './acknowledgement-taker.js';

/** How often it is tried to write down what a partner answered, while the log is away: nobody will say it again. */
const TRIES = 6;

/**
 * Takes what a partner's system answered there and then, where it is an Acknowledgement: the same as if it had come as a message
 * of its own, also when it does so too. Anything else says no more than the status did.
 * @throws what the log throws, when it stays away
 */
export async function hearAnswer(answer: Answer, taker: Pick<AcknowledgementTaker, 'take'>): Promise<void> {
  const parsed = parseAcknowledgement(read(answer));
  if (!parsed.ok) return;
  for (let time = 1; ; time++) {
    try {
      const taken = await taker.take(parsed.acknowledgement, { actor: system });
      if (taken.is !== 'put-off' || time >= TRIES) return;
    } catch (error) {
      if (!isInfrastructure(error) || time >= TRIES) throw error;
    }
    await pause(100 * 2 ** time);
  }
}

function read({ contentType, body }: Answer): unknown {
  if (/^application\/fhir\+xml\b/i.test(contentType)) {
    const xml = readFhirXml(body);
    return xml.ok ? xml.resource : undefined;
  }
  if (!/^application\/(fhir\+)?json\b/i.test(contentType)) return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

import { type Dispatcher, request } from 'undici';
import { type Answer } from '../channel.js';

export interface Posting {
  readonly through: Dispatcher;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
  /** So much of an answer is read, in bytes; a longer one is cut off together with its connection. */
  readonly maxAnswerBytes: number;
}

export interface Reply {
  readonly status: number;
  readonly retryAfter: string | undefined;
  /** Absent where there was none, where it was too long, or broke off. */
  readonly answer?: Answer;
}

/** Posts something and reads the answer. Redirects are not followed. @throws where there was no answer */
export async function post({ through, url, headers, body, signal, maxAnswerBytes }: Posting): Promise<Reply> {
  const reply = await request(url, { method: 'POST', dispatcher: through, headers: { 'user-agent': 'Borgerforloeb', ...headers }, body, signal });
  const text = await readAnswer(reply, maxAnswerBytes);
  const contentType = single(reply.headers['content-type']) ?? '';
  return {
    status: reply.statusCode,
    retryAfter: single(reply.headers['retry-after']),
    ...(text === undefined || text === '' ? {} : { answer: { contentType, body: text } }),
  };
}

/** The answer's body, read to its end so that the connection serves the next message too. Also fails quietly: the status has arrived by then. */
async function readAnswer({ body }: Dispatcher.ResponseData, maxBytes: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let read = 0;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      read += chunk.byteLength;
      // Leaving the loop destroys the body, and the connection with it.
      if (read > maxBytes) return undefined;
      chunks.push(chunk);
    }
  } catch {
    // Cut off, stopped or out of time, which changes nothing about what the status says.
    return undefined;
  }
  return Buffer.concat(chunks).toString('utf8');
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

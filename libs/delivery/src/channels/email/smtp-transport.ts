import { type Clock } from '#kernel';
import MailComposer from 'nodemailer/lib/mail-composer';
import { Readable } from 'node:stream';
import { type AttemptOutcome, type OutgoingMessage, type Transport } from '../channel.js';
import { within } from '../http/within.js';
import { type Letter } from './letter.js';
import { outcomeOfSmtp } from './outcome-of-smtp.js';
import { mailConnection, type MailConnectionOptions } from './mail-connection.js';

/** A letter on its way to a mailbox. */
export type EmailMessage = OutgoingMessage<'email', Letter>;

export interface SmtpOptions extends MailConnectionOptions {
  /** The sender's mailbox. */
  readonly from: string;
  readonly clock: Clock;
  /** How long one attempt may take, in milliseconds; 20,000 by default. */
  readonly timeoutMs?: number;
}

/**
 * Hands letters to the installation's mail server, a connection each. The Message-ID follows from the advisory's id, so that a mailbox
 * which has the letter can know it.
 */
export function openSmtpTransport(options: SmtpOptions): Transport<'email', Letter> {
  return {
    async send(message, stopped) {
      const signal = within(options.timeoutMs ?? 20_000, stopped);
      let letter: Buffer;
      try {
        letter = await compose(message, options);
      } catch {
        return { is: 'unreachable', code: 'LETTER', forGood: true };
      }
      return handOver(letter, { from: options.from, to: message.channel.address }, options, signal);
    },
  };
}

/** The whole letter, headers and all. */
function compose({ messageId, channel, content }: EmailMessage, { from, clock }: SmtpOptions): Promise<Buffer> {
  return new MailComposer({
    from: { name: 'Borgerforløb', address: from },
    to: { name: '', address: channel.address },
    subject: content.subject,
    text: content.text,
    date: new Date(clock.now()),
    messageId: `<${messageId}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}

function handOver(
  letter: Buffer,
  envelope: { readonly from: string; readonly to: string },
  options: SmtpOptions,
  signal: AbortSignal,
): Promise<AttemptOutcome> {
  const { auth } = options.server;
  const connection = mailConnection(options);
  let begun = false;
  return new Promise((resolve) => {
    const end = (outcome: AttemptOutcome) => {
      signal.removeEventListener('abort', stop);
      connection.close();
      resolve(outcome);
    };
    const failed = (error: unknown) => {
      end(outcomeOfSmtp(error, begun));
    };
    const stop = () => {
      failed(signal.reason);
    };
    // Read from for the first time when the server has asked for the letter.
    const body = new Readable({
      read() {
        begun = true;
        this.push(letter);
        this.push(null);
      },
    });
    const send = () => {
      connection.send(envelope, body, (error) => {
        if (error) failed(error);
        else end({ is: 'delivered' });
      });
    };
    if (signal.aborted) {
      stop();
      return;
    }
    signal.addEventListener('abort', stop, { once: true });
    // Stays, for what a connection has to say after it was let go of.
    connection.on('error', failed);
    connection.connect((error) => {
      if (error) failed(error);
      else if (!auth) send();
      else {
        connection.login({ credentials: auth }, (refused) => {
          if (refused) failed(refused);
          else send();
        });
      }
    });
  });
}

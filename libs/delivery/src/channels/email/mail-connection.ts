import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { type MailServer } from './mail-server.js';

export interface MailConnectionOptions {
  readonly server: MailServer;
  /** How long connecting, and each answer, may take, in milliseconds; 10,000 by default. */
  readonly answerMs?: number;
  /** Who is trusted to say who the server is, in PEM; the usual authorities when absent. */
  readonly authorities?: string;
}

/** A connection to the installation's mail server that has not been made yet. */
export function mailConnection({ server: { host, port, tls }, answerMs = 10_000, authorities }: MailConnectionOptions): SMTPConnection {
  return new SMTPConnection({
    host,
    port,
    secure: tls === 'from-the-start',
    requireTLS: tls === 'required',
    ignoreTLS: tls === 'none',
    connectionTimeout: answerMs,
    greetingTimeout: answerMs,
    socketTimeout: answerMs,
    dnsTimeout: answerMs,
    allowInternalNetworkInterfaces: true,
    tls: { minVersion: 'TLSv1.2', ...(authorities === undefined ? {} : { ca: authorities }) },
  });
}

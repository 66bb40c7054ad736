import { lookAtMailServer } from '#delivery/channels/index.js';
import { isLoopback } from '#delivery/channels/http/endpoint-addresses.js';
import { type Check } from '../check.js';
import { failed, type Finding, skipped, warning, well } from '../finding.js';

const answerMs = 5_000;

/** Whether the mail server would take letters from us, and whether what they say can be followed. */
export const mailCheck: Check = {
  name: 'mail server',
  needs: 'configuration',
  async look({ channels: { mail }, http: { publicUrl } }) {
    if (!mail) return [skipped('SMTP_URL is not set: no letters are sent')];
    const { host, port } = mail.server;
    return judgeMail({ refusal: await lookAtMailServer({ server: mail.server, answerMs }), server: `${host}:${port}`, publicUrl });
  },
};

export function judgeMail({ refusal, server, publicUrl }: { readonly refusal: string | undefined; readonly server: string; readonly publicUrl: string }): readonly Finding[] {
  const { hostname } = new URL(publicUrl);
  const here = hostname === 'localhost' || isLoopback(hostname.replace(/^\[|\]$/g, ''));
  return [
    refusal === undefined ? well('answers, and takes letters from us', server) : failed(saysOf(refusal), server),
    ...(here ? [warning('letters lead partners to this machine itself: set it to the address by which they know the service', 'PUBLIC_URL')] : []),
  ];
}

function saysOf(refusal: string): string {
  if (refusal === 'EAUTH' || refusal === 'SMTP_535') return `refuses the user or the password of SMTP_URL (${refusal}): no letter goes out until that is put right`;
  return `does not take letters from us (${refusal}): no letter goes out until it does; look at SMTP_URL and at the server`;
}

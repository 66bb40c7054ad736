import { afterEach, describe, expect, it } from '@jest/globals';
import { openSilence, openSmtpPartner } from '../contract/smtp-partner.js';
import { lookAtMailServer } from './look-at-mail-server.js';
import { type MailServer } from './mail-server.js';

const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((one) => one.close()));
});
async function opened<Server extends { readonly port: number; close(): Promise<void> }>(opening: Promise<Server>): Promise<Server> {
  const server = await opening;
  closing.push(server);
  return server;
}
const look = ({ port }: { readonly port: number }, more: Partial<MailServer> = {}, answerMs = 5_000) =>
  lookAtMailServer({ server: { host: '127.0.0.1', port, tls: 'none', ...more }, answerMs });

describe('looking at a mail server', () => {
  it('finds one that takes letters, and leaves none', async () => {
    const server = await opened(openSmtpPartner());
    expect(await look(server)).toBeUndefined();
    expect(server.letters).toEqual([]);
  });

  it('finds that it does not know us', async () => {
    const server = await opened(openSmtpPartner({
      allowInsecureAuth: true,
      authMethods: ['PLAIN'],
      onAuth: ({ username, password }, _session, answer) => {
        if (username === 'kommune' && password === 'planted') answer(null, { user: username });
        else answer(Object.assign(new Error('with words'), { responseCode: 535 }));
      },
    }));
    expect(await look(server, { auth: { user: 'kommune', pass: 'planted' } })).toBeUndefined();
    expect(await look(server, { auth: { user: 'kommune', pass: 'other' } })).toBe('SMTP_535');
  });

  it('finds that it does not encrypt', async () => {
    const server = await opened(openSmtpPartner({ disabledCommands: ['STARTTLS'] }));
    expect(await look(server, { tls: 'required' })).toBeDefined();
  });

  it('waits for nobody who says nothing', async () => expect(await look(await opened(openSilence()), {}, 200)).toBe('ETIMEDOUT'));

  it('finds that nobody is there', async () => {
    const server = await openSmtpPartner();
    await server.close();
    expect(await look(server)).toMatch(/^E[A-Z]+$/);
  });
});

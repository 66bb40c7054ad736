import { afterEach, describe, expect, it } from '@jest/globals';
import { instantFromMillis, type MunicipalityCode, type Uuid } from '#kernel';
import { certifiedBy, inventedAuthority } from '#testing/delivery/certificates.js';
import { openSilence, openSmtpPartner } from '../contract/smtp-partner.js';
import { type Letter, letterRenderer } from './letter.js';
import { type MailServer, parseMailServer } from './mail-server.js';
import { type EmailMessage, openSmtpTransport, type SmtpOptions } from './smtp-transport.js';

const advisoryId = '0192f7a0-0000-7000-8000-000000000001' as Uuid;
const clock = { now: () => instantFromMillis(Date.parse('2026-11-02T08:00:00.000Z')) };
const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((one) => one.close()));
});

async function letter(): Promise<Letter> {
  // All that is known of the advisory is its id: whatever else there were, a letter could not say it.
  const rendered = await letterRenderer((id) => `https://service.example/indbakke/${id}`).render({ advisoryId } as Parameters<ReturnType<typeof letterRenderer>['render']>[0]);
  if (rendered.is !== 'rendered') throw new Error('a letter can always be written');
  return rendered.content;
}
const message = async (): Promise<EmailMessage> => ({
  messageId: advisoryId,
  municipality: '621' as MunicipalityCode,
  partnerId: 'region-eksempel',
  channel: { kind: 'email', address: 'postkasse@partner.example' },
  content: await letter(),
});
const transport = (server: Pick<MailServer, 'port'> & Partial<MailServer>, options: Partial<SmtpOptions> = {}) =>
  openSmtpTransport({ server: { host: '127.0.0.1', tls: 'none', ...server }, from: 'advis@kommune.example', clock, ...options });
const opened = async (...how: Parameters<typeof openSmtpPartner>) => {
  const server = await openSmtpPartner(...how);
  closing.push(server);
  return server;
};

describe('letters by SMTP', () => {
  it('say that there is something to read, and where, and nothing else', async () => {
    const server = await opened();
    expect(await transport(server).send(await message())).toEqual({ is: 'delivered' });
    const [whole = ''] = server.letters;
    const [head = '', body = ''] = whole.split('\r\n\r\n', 2) as [string, string];
    expect(Object.fromEntries(head.replaceAll(/\r\n\s+/g, ' ').split('\r\n').map((line) => line.split(': ', 2) as [string, string]))).toEqual({
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      From: expect.stringMatching(/<advis@kommune\.example>$/),
      To: 'postkasse@partner.example',
      Subject: 'Der er et nyt advis til jer',
      'Message-ID': `<${advisoryId}@kommune.example>`,
      Date: 'Mon, 02 Nov 2026 08:00:00 +0000',
      'MIME-Version': '1.0',
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Transfer-Encoding': expect.any(String),
    });
    expect(whole.slice(head.length)).toContain(`https://service.example/indbakke/${advisoryId}`.slice(0, 60));
    expect(body).not.toMatch(/discharge|udskriv|cpr|stay/i);
  });

  it('are the same letter at every attempt', async () => {
    const server = await opened();
    const to = transport(server);
    await to.send(await message());
    await to.send(await message());
    expect(server.letters[1]).toBe(server.letters[0]);
  });

  it('go out encrypted, to a server that can be trusted, after showing who sends them', async () => {
    const authority = await inventedAuthority();
    const server = await opened({
      ...(await certifiedBy(authority)),
      authOptional: false,
      onAuth: ({ username, password }, session, callback) => {
        if (session.secure && username === 'bruger' && password === 'ord') callback(null, { user: username });
        else callback(new Error('no'));
      },
    });
    const auth = { user: 'bruger', pass: 'ord' };
    expect(await transport({ ...server, tls: 'required', auth }, { authorities: authority.cert }).send(await message())).toEqual({ is: 'delivered' });
    expect(await transport({ ...server, tls: 'required', auth: { ...auth, pass: 'et andet' } }, { authorities: authority.cert }).send(await message())).toEqual({
      is: 'unreachable',
      code: 'SMTP_535',
    });
    expect((await transport({ ...server, tls: 'required', auth }).send(await message())).is).toBe('unreachable');
    expect(server.letters).toHaveLength(1);
  });

  it('stay here where the server does not encrypt', async () => {
    const server = await opened({ disabledCommands: ['STARTTLS'] });
    expect((await transport({ ...server, tls: 'required' }).send(await message())).is).toBe('unreachable');
    expect(server.letters).toEqual([]);
  });

  it('have not gone out where somebody listens and says nothing', async () => {
    const silence = await openSilence();
    closing.push(silence);
    expect(await transport(silence, { answerMs: 100 }).send(await message())).toEqual({ is: 'unreachable', code: 'ETIMEDOUT' });
  });
});

describe('the address of a mail server', () => {
  it.each<[string, MailServer | undefined]>([
    ['smtp://mail.example', { host: 'mail.example', port: 587, tls: 'required' }],
    ['smtps://mail.example', { host: 'mail.example', port: 465, tls: 'from-the-start' }],
    ['smtp://bruger%40kommune:ord%2F@mail.example:2525/', { host: 'mail.example', port: 2525, tls: 'required', auth: { user: 'bruger@kommune', pass: 'ord/' } }],
    ['smtp://localhost:2525', { host: 'localhost', port: 2525, tls: 'none' }],
    ['smtp://[::1]:2525', { host: '::1', port: 2525, tls: 'none' }],
    ['smtp://127.0.0.1.mail.example', { host: '127.0.0.1.mail.example', port: 587, tls: 'required' }],
    ['smtp://mail.example?requireTLS=false', undefined],
    ['smtp://bruger@mail.example', undefined],
    ['https://mail.example', undefined],
    ['mail.example', undefined],
  ])('%s', (text, server) => expect(parseMailServer(text)).toEqual(server));
});

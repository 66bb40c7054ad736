/** Where letters are handed over. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** Whether the connection is encrypted from its first byte on, before anything is said (STARTTLS), or stays within this machine and is not. */
  readonly tls: 'from-the-start' | 'required' | 'none';
  readonly auth?: { readonly user: string; readonly pass: string };
}

/** Ports of mail submission (RFC 8314). */
const ports = { 'smtp:': 587, 'smtps:': 465 } as const;

/**
 * Reads `smtp://user:password@host:port` (encrypted by STARTTLS, unless this machine itself) or `smtps://…` (encrypted from the start).
 * @returns undefined where it is no such address, or says more than that
 */
export function parseMailServer(text: string): MailServer | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, port, username, password, pathname, search, hash } = new URL(text);
  if (protocol !== 'smtp:' && protocol !== 'smtps:') return undefined;
  if (hostname === '' || !['', '/'].includes(pathname) || search !== '' || hash !== '' || (password !== '') !== (username !== '')) return undefined;
  const host = hostname.replace(/^\[|\]$/g, '');
  return {
    host,
    port: port === '' ? ports[protocol] : Number(port),
    tls: protocol === 'smtps:' ? 'from-the-start' : /^(localhost|127(\.\d{1,3}){3}|::1)$/.test(host) ? 'none' : 'required',
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
  };
}

const loopback = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Why messages about citizens may not be posted to an address; undefined where they may. The text has been checked to be a URL. */
export function endpointFault(endpoint: string): 'endpoint-not-encrypted' | 'endpoint-with-credentials' | undefined {
  const [, scheme = '', authority = ''] = /^([a-z]+):\/\/([^/?#\\]*)/i.exec(endpoint) ?? [];
  if (authority.includes('@')) return 'endpoint-with-credentials';
  const host = authority.replace(/:\d*$/, '').toLowerCase();
  if (scheme.toLowerCase() === 'https' && host !== '') return undefined;
  return scheme.toLowerCase() === 'http' && loopback.test(host) ? undefined : 'endpoint-not-encrypted';
}

import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { type ConnectionOptions } from 'node:tls';
import { buildConnector } from 'undici';
import { type AllowedEndpoints, isLoopback, mayReach } from './endpoint-addresses.js';

/** The code of a connection that was not made, since it would have led somewhere that it must not. */
export const ENDPOINT_NOT_PUBLIC = 'ENDPOINT_NOT_PUBLIC';

export interface ConnectorOptions {
  readonly allowed: AllowedEndpoints;
  /** Whether plain http to this machine itself is allowed. */
  readonly plainLoopback: boolean;
  /** How long it may take to connect, in milliseconds. */
  readonly connectMs: number;
  /** What the partner is shown, and whom is trusted; the usual authorities when absent. */
  readonly tls?: Pick<ConnectionOptions, 'cert' | 'key' | 'passphrase' | 'ca'> | undefined;
  /** Asks for the addresses of a name; the system's when absent. */
  readonly lookup?: typeof systemLookup | undefined;
}

/**
 * Connects only to where messages may go. Looked at is the very address that is connected to, not one that was asked for
 * earlier: a name that leads elsewhere the second time leads nowhere.
 */
export function guardedConnector({ allowed, plainLoopback, connectMs, tls, lookup = systemLookup }: ConnectorOptions): buildConnector.connector {
  const may = (protocol: string, host: string) => (address: string) =>
    protocol === 'http:' ? plainLoopback && isLoopback(address) : mayReach(host, address, allowed);
  const connectors = new Map<string, buildConnector.connector>();

  /** One for each name, so that what it may lead to is known where the name is looked up. */
  function connectorTo(protocol: string, host: string): buildConnector.connector {
    const key = `${protocol}${host}`;
    const known = connectors.get(key);
    if (known) return known;
    const connector = buildConnector({ ...tls, timeout: connectMs, lookup: guardedLookup(lookup, may(protocol, host)) });
    connectors.set(key, connector);
    return connector;
  }

  return (options, callback) => {
    const { protocol, hostname } = options;
    const literal = hostname.replace(/^\[|\]$/g, '');
    // No look-up is made for what is an address already.
    if (isIP(literal) !== 0 && !may(protocol, literal)(literal)) callback(notPublic(), null);
    else connectorTo(protocol, literal)(options, callback);
  };
}

/** Gives no address away that must not be connected to, whichever others the name has. */
function guardedLookup(lookup: typeof systemLookup, may: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => {
      if (error) callback(error, '', 0);
      else if (found.length === 0 || !found.every(({ address }) => may(address))) callback(notPublic(), '', 0);
      else if (options.all) callback(null, found);
      else callback(null, found[0]!.address, found[0]!.family);
    });
  };
}

function notPublic(): NodeJS.ErrnoException {
  return Object.assign(new Error('the endpoint leads to where messages must not go'), { code: ENDPOINT_NOT_PUBLIC });
}

import { BlockList, isIP } from 'node:net';

/** What an installation allows besides the public internet. */
export interface AllowedEndpoints {
  /** Names that may lead anywhere, in lower case. */
  readonly hosts: ReadonlySet<string>;
  /** Networks that any name may lead into. */
  readonly networks: BlockList;
}

/** Nothing but the public internet. */
export const publicOnly: AllowedEndpoints = { hosts: new Set(), networks: new BlockList() };

/** IPv4 networks that are not the internet's: private, of this machine or link, shared, for documentation or tests, multicast, reserved (RFC 6890). */
const notPublic4 = networksOf('ipv4', [
  '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24',
  '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4',
]);
/** The part of IPv6 that is given out (RFC 4291), without what wraps other addresses or is for documentation. */
const public6 = networksOf('ipv6', ['2000::/3']);
const notPublic6 = networksOf('ipv6', ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']);

const loopback4 = networksOf('ipv4', ['127.0.0.0/8']);

/** Whether an address belongs to the public internet; what is not known to does not. */
export function isPublic(address: string): boolean {
  const plain = unmapped(address);
  const family = isIP(plain);
  if (family === 4) return !notPublic4.check(plain, 'ipv4');
  return family === 6 && public6.check(plain, 'ipv6') && !notPublic6.check(plain, 'ipv6');
}

/** Whether an address is this machine itself. */
export function isLoopback(address: string): boolean {
  const plain = unmapped(address);
  return plain === '::1' || (isIP(plain) === 4 && loopback4.check(plain, 'ipv4'));
}

/** Whether messages may go to a name that leads to an address. */
export function mayReach(host: string, address: string, { hosts, networks }: AllowedEndpoints): boolean {
  const plain = unmapped(address);
  return isPublic(plain) || hosts.has(host.toLowerCase()) || networks.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
}

/**
 * Reads host names, addresses and networks (`10.20.0.0/16`), by commas.
 * @throws RangeError where one is none of these; it does not repeat it
 */
export function parseAllowedEndpoints(text: string): AllowedEndpoints {
  const hosts = new Set<string>();
  const networks = new BlockList();
  for (const entry of text.split(',').map((one) => one.trim().toLowerCase()).filter((one) => one !== '')) {
    const [address = '', bits] = entry.split('/');
    const family = isIP(address);
    if (family === 0 && bits === undefined && /^(?!-)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*$/.test(entry)) hosts.add(entry);
    else if (family !== 0 && (bits === undefined || /^\d{1,3}$/.test(bits))) networks.addSubnet(address, Number(bits ?? (family === 4 ? 32 : 128)), family === 4 ? 'ipv4' : 'ipv6');
    else throw new RangeError('neither a host name, an address nor a network');
  }
  return { hosts, networks };
}

function networksOf(family: 'ipv4' | 'ipv6', networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address, bits] = network.split('/') as [string, string];
    list.addSubnet(address, Number(bits), family);
  }
  return list;
}

/** An IPv4 address that is written as IPv6 (`::ffff:10.0.0.1`), as what it is. */
function unmapped(address: string): string {
  const [bare = ''] = address.split('%');
  const dotted = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(bare);
  if (dotted) return dotted[1]!;
  const hex = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(bare);
  if (!hex) return bare;
  const [high, low] = [Number.parseInt(hex[1]!, 16), Number.parseInt(hex[2]!, 16)];
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

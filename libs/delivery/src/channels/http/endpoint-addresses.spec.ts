import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isLoopback, isPublic, mayReach, parseAllowedEndpoints, publicOnly } from './endpoint-addresses.js';

describe('addresses that messages may go to', () => {
  it.each(['8.8.8.8', '185.25.140.1', '172.32.0.1', '100.128.0.1', '2a00:1450:400f::1', '2606:4700::1111', '::ffff:8.8.8.8'])('%s is public', (address) =>
    expect(isPublic(address)).toBe(true));

  it.each([
    '0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '127.255.255.254', '169.254.169.254', '172.16.0.1', '172.31.255.255', '192.168.1.1', '192.0.2.1',
    '198.18.0.1', '224.0.0.1', '255.255.255.255', '::', '::1', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd12:3456::1', 'ff02::1', '64:ff9b::a00:1',
    '2002:a00:1::', '2001:db8::1', '::ffff:10.0.0.1', '::ffff:7f00:1', '::ffff:a9fe:a9fe', '::10.0.0.1', 'not an address', '',
  ])('%s is not', (address) => expect(isPublic(address)).toBe(false));

  it('knows this machine', () =>
    expect(['127.0.0.1', '::1', '::ffff:127.0.0.1', '10.0.0.1', '8.8.8.8'].map(isLoopback)).toEqual([true, true, true, false, false]));

  it('takes an IPv4 address for the same thing however it is written', () => {
    fc.assert(fc.property(fc.ipV4(), (address) => {
      const [a, b, c, d] = address.split('.').map(Number) as [number, number, number, number];
      const hex = `::ffff:${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
      expect([isPublic(`::ffff:${address}`), isPublic(hex)]).toEqual([isPublic(address), isPublic(address)]);
    }));
  });

  it('lets an installation allow more, by name, address or network', () => {
    const allowed = parseAllowedEndpoints('FHIR.internal.example, 10.20.0.0/16,192.168.7.7, fd00:1::/32');
    expect(mayReach('fhir.internal.example', '172.16.0.9', allowed)).toBe(true);
    expect(mayReach('other.example', '172.16.0.9', allowed)).toBe(false);
    expect(mayReach('other.example', '10.20.3.4', allowed)).toBe(true);
    expect(mayReach('other.example', '10.21.3.4', allowed)).toBe(false);
    expect(mayReach('other.example', '::ffff:192.168.7.7', allowed)).toBe(true);
    expect(mayReach('other.example', 'fd00:1::9', allowed)).toBe(true);
    expect(mayReach('other.example', '10.20.3.4', publicOnly)).toBe(false);
  });

  it.each(['10.0.0.0/x', 'https://host', 'a b', '10.0.0.0/99', '-host'])('does not read %p', (text) => expect(() => parseAllowedEndpoints(text)).toThrow());
});

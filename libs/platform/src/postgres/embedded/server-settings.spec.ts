import { describe, expect, it } from '@jest/globals';
import { isSameServer } from './server-record.js';
import { serverSettings } from './server-settings.js';

describe('serverSettings', () => {
  it('is durable, on loopback, and logs no statement unless a caller says otherwise', () => {
    expect(serverSettings(5999, {})).toMatchObject({
      port: '5999',
      listen_addresses: '127.0.0.1',
      fsync: 'on',
      synchronous_commit: 'on',
      log_min_messages: 'log',
      log_min_error_statement: 'panic',
      log_error_verbosity: 'terse',
      log_parameter_max_length_on_error: '0',
    });
    expect(serverSettings(5999, { fsync: 'off' })['fsync']).toBe('off');
  });

  it('makes the same server on another port, and another with another setting or version', () => {
    const record = (port: number, version: string, more: Record<string, string>) => ({ port, version, settings: serverSettings(port, more) });
    expect(isSameServer(record(1, '18', { work_mem: '8MB' }), record(2, '18', { work_mem: '8MB' }))).toBe(true);
    expect(isSameServer(record(1, '18', {}), record(1, '18', { work_mem: '8MB' }))).toBe(false);
    expect(isSameServer(record(1, '18', {}), record(1, '19', {}))).toBe(false);
  });
});

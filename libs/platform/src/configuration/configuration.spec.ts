import { describe, expect, it } from '@jest/globals';
import { BadConfiguration } from './bad-configuration.js';
import { readConfiguration } from './configuration.js';
import { variableNames, variables } from './variables.js';

const problemsOf = (environment: Record<string, string>) => {
  try {
    readConfiguration(environment);
  } catch (error) {
    if (error instanceof BadConfiguration) return error;
    throw error;
  }
  throw new Error('the configuration was accepted');
};

describe('configuration', () => {
  it('needs no variable to be set', () => {
    const configuration = readConfiguration({});
    expect(configuration).toMatchObject({
      mode: 'development',
      municipality: '621',
      dataDir: './.data',
      http: { host: '127.0.0.1', port: 3000 },
      eventStore: { engine: 'postgres' },
      redisUrl: undefined,
    });
    expect([...configuration.roles]).toEqual(['server', 'worker']);
  });

  it('takes an empty variable as unset, as compose files write it', () => {
    expect(readConfiguration({ PORT: '', DATABASE_URL: '', ROLES: '' })).toEqual(readConfiguration({}));
  });

  it('names every wrong variable at once, and repeats none of their values', () => {
    const wrong = {
      PORT: '70000-secret-port',
      NODE_ENV: 'secret-mode',
      ROLES: 'server,secret-role',
      DATABASE_URL: 'mysql://user:secret-password@host/db',
      REDIS_URL: 'secret-redis',
      MUNICIPALITY: 'secret-municipality',
      RATE_LIMIT: '-1',
      LOG_LEVEL: 'secret-level',
      SMTP_URL: 'smtp://secret@host',
      MAIL_FROM: 'secret mailbox',
      ALLOWED_PRIVATE_ENDPOINTS: 'https://secret-host/',
      EVENT_STORE: 'secret-engine',
    };
    const error = problemsOf(wrong);
    expect(error.problems.map(({ variable }) => variable).sort()).toEqual(Object.keys(wrong).sort());
    expect(error.message).not.toMatch(/secret/);
  });

  it('refuses production without an identity provider', () => {
    expect(problemsOf({ NODE_ENV: 'production' }).message).toMatch(/NODE_ENV .*identity provider/);
  });

  it('serves the one municipality, or those that are listed with it', () => {
    expect([...readConfiguration({}).municipalities]).toEqual(['621']);
    expect([...readConfiguration({ MUNICIPALITY: '183', MUNICIPALITIES: '183, 187' }).municipalities]).toEqual(['183', '187']);
    expect(problemsOf({ MUNICIPALITIES: '183,187' }).message).toMatch(/MUNICIPALITIES must name MUNICIPALITY/);
    expect(problemsOf({ MUNICIPALITIES: '621;secret' }).message).toMatch(/MUNICIPALITIES must be a comma-separated list/);
    expect(problemsOf({ MUNICIPALITIES: '621;secret' }).message).not.toMatch(/secret/);
  });

  it('needs an address for EventStoreDB', () => {
    expect(problemsOf({ EVENT_STORE: 'eventstoredb' }).message).toMatch(/EVENTSTORE_URL must be set/);
    expect(readConfiguration({ EVENT_STORE: 'eventstoredb', EVENTSTORE_URL: 'esdb://host:2113?tls=false' }).eventStore).toEqual({
      engine: 'eventstoredb',
      url: 'esdb://host:2113?tls=false',
    });
  });

  it('reads the keys together, and repeats nothing of a wrong one', () => {
    const key = Buffer.alloc(32, 7).toString('base64');
    const keys = { MASTER_KEYS: `first:${key}`, IDENTIFIER_KEY: key, FINGERPRINT_KEY: key };
    expect(readConfiguration(keys).secrets).toMatchObject({ currentMasterKey: 'first', identifierKey: Buffer.alloc(32, 7) });
    expect(readConfiguration({}).secrets).toBeUndefined();
    expect(problemsOf({ ...keys, FINGERPRINT_KEY: '' }).problems).toEqual([
      { variable: 'FINGERPRINT_KEY', problem: 'must be set when another of the keys is' },
    ]);
    const wrong = problemsOf({ ...keys, MASTER_KEYS: 'planted:planted' });
    expect(wrong.message).toMatch(/MASTER_KEYS/);
    expect(wrong.message).not.toMatch(/planted/);
  });

  it('takes a mail server and a mailbox to write from together', () => {
    expect(readConfiguration({ SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'advis@kommune.example' }).channels.mail).toMatchObject({ from: 'advis@kommune.example' });
    expect(readConfiguration({}).channels.mail).toBeUndefined();
    expect(problemsOf({ SMTP_URL: 'smtp://mail.example' }).problems.map(({ variable }) => variable)).toEqual(['MAIL_FROM']);
    expect(problemsOf({ MAIL_FROM: 'advis@kommune.example' }).problems.map(({ variable }) => variable)).toEqual(['SMTP_URL']);
  });

  it('documents every variable and marks what is secret', () => {
    for (const name of variableNames) expect(variables[name].doc.length).toBeGreaterThan(20);
    expect(variableNames.filter((name) => variables[name].secret)).toEqual([
      'DATABASE_URL',
      'EVENTSTORE_URL',
      'REDIS_URL',
      'SMTP_URL',
      'MASTER_KEYS',
      'IDENTIFIER_KEY',
      'FINGERPRINT_KEY',
    ]);
  });
});

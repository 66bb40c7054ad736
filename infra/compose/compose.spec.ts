import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readConfiguration } from '#platform/configuration/configuration.js';
import { variableNames } from '#platform/configuration/variables.js';
import { CORE_SCHEMA, load, mergeTag } from 'js-yaml';

const root = resolve(import.meta.dirname, '../..');

interface Service {
  readonly image?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly build?: { readonly dockerfile: string };
}
const { services } = load(readFileSync(join(root, 'docker-compose.yml'), 'utf8'), { schema: CORE_SCHEMA.withTags(mergeTag) }) as { services: Readonly<Record<string, Service>> };
const ours = Object.entries(services).filter(([, service]) => service.build);
const dockerfile = readFileSync(join(root, 'infra/Dockerfile'), 'utf8');

describe('docker-compose.yml', () => {
  it('splits the service into a server and a worker', () => {
    expect(ours.map(([name, { environment }]) => [name, environment?.['ROLES']])).toEqual([
      ['server', 'server'],
      ['worker', 'worker'],
    ]);
  });

  it.each(ours)('gives %s only variables that the configuration knows, with values it takes', (_, { environment = {} }) => {
    expect(Object.keys(environment).filter((name) => !(variableNames as readonly string[]).includes(name))).toEqual([]);
    const values = Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, value.replace(/\$\{\w+:-(\w+)\}/, '$1')]));
    expect(readConfiguration(values).eventStore.engine).toBe('eventstoredb');
  });

  it.each(ours)('starts %s by a file that the build makes', (_, { command = [] }) => {
    const file = command.at(-1) ?? '';
    expect(existsSync(join(root, file.replace(/^dist\//, '').replace(/\.js$/, '.ts')))).toBe(true);
  });

  it('keeps what Redis holds: nothing is evicted, all is appended to a file', () => {
    expect(services['redis']?.command?.join(' ')).toMatch(/--maxmemory-policy noeviction .*--appendonly yes/);
  });

  it('pins the line of EventStoreDB that the client is made for', () => {
    expect(services['eventstore']?.image).toMatch(/^eventstore\/eventstore:23\.10\./);
  });
});

describe('Dockerfile', () => {
  it('runs as a user without rights', () => {
    expect(dockerfile.match(/^USER .*$/gm)).toEqual(['USER node']);
  });

  it('sets only variables that the configuration knows', () => {
    const names = [...(/^ENV (.*)$/m.exec(dockerfile)?.[1] ?? '').matchAll(/(\w+)=/g)].map((match) => match[1]);
    expect(names).not.toEqual([]);
    expect(names.filter((name) => !(variableNames as readonly (string | undefined)[]).includes(name))).toEqual([]);
  });

  it('copies only what exists, from where it exists', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.*) \S+$/gm)].flatMap((match) => match[1]!.split(' '));
    expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

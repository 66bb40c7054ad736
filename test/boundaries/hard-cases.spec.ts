import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/** What has gone wrong elsewhere, and must not here: each is to have a test of its own, under this name. */
const hardCases = [
  'backdated discharge',
  'cancelled discharge',
  'moved earlier than the lead time',
  'moved later',
  'message repeated',
  'message out of order',
  'same id with other content',
  'leave over a weekend is no discharge',
  'emergency → inpatient is one episode',
  'death with queued jobs',
  'death recorded by mistake',
  'moving during a §107 stay',
  'same person twice',
  'event on the wrong citizen',
  'overlapping §85, §104, §101',
  'readmission in the massive period',
  'klippekort from 29 February',
  '14 days across a change of clocks',
  'working days over Easter',
  'akutplads left for one night',
  'anonymous guest identified',
  'last place booked twice',
  'consent withdrawn between planning and sending',
  'protected address',
  'agreement changed while an advisory waits',
  'card holder visited anew',
  'Friday 16:00 discharge',
];

describe('the hard cases', () => {
  const root = resolve(import.meta.dirname, '../..');
  const named = ['libs', 'apps', 'test']
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(root, folder, file)))
    .filter((file) => file.endsWith('.ts') && !file.includes('node_modules') && file !== import.meta.filename)
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\b(?:describe|it)(?:\.each\([^;]*?\))?\(\s*(['"`])(.*?)\1/gs)].map(([, , name]) => name!));

  it.each(hardCases)('have a test named after: %s', (hardCase) => {
    expect(named.filter((name) => name.toLowerCase().includes(hardCase.toLowerCase()))).not.toEqual([]);
  });
});

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from '@jest/globals';
import type { Bundle } from 'fhir/r4.js';

const folder = process.env['MEDCOM_DATA'];

/**
 * Tests over what MedCom publishes, which lies outside this repository: they run where `MEDCOM_DATA` names the folder,
 * and are reported as skipped, by name, where it does not. Read files inside a test, never beside it.
 */
export const describeWithMedcomData: (name: string, tests: () => void) => void = folder ? describe : describe.skip;

/** The path of something in the folder that `MEDCOM_DATA` names. */
export function medcomData(...parts: readonly string[]): string {
  if (!folder) throw new Error('MEDCOM_DATA is not set');
  return join(folder, ...parts);
}

/** A published message, by the guide's folder (`hospitalnotification-3.0.2`) and the bundle's id. */
export function publishedMessage(guide: string, id: string): Bundle {
  return JSON.parse(readFileSync(medcomData(guide, `Bundle-${id}.json`), 'utf8')) as Bundle;
}

/** The ids of a guide's published messages. */
export function publishedIds(guide: string): readonly string[] {
  return readdirSync(medcomData(guide)).flatMap((name) => /^Bundle-(.+)\.json$/.exec(name)?.[1] ?? []);
}

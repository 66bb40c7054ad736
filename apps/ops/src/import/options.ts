import { parseArgs } from 'node:util';
import { actorSchema, municipalitySchema, type Actor, type MunicipalityCode } from '#kernel';
import { WrongUsage } from '../command-line/command.js';
import { type KindName, kindNames } from './kinds/kind.js';

/** What was typed after `import`. */
export interface ImportOptions {
  readonly files: readonly string[];
  /** Absent: told by the heads. */
  readonly kind: KindName | undefined;
  readonly actor: Actor;
  readonly municipality: MunicipalityCode;
  readonly source: string;
  readonly dryRun: boolean;
  readonly resume: boolean;
  /** Where the refused rows are written. */
  readonly report: string | undefined;
  readonly json: boolean;
}

/** Reads what was typed. @throws WrongUsage, or what `parseArgs` throws */
export function readImportOptions(parameters: readonly string[], municipalityHere: MunicipalityCode): ImportOptions {
  const { values, positionals: files } = parseArgs({
    args: [...parameters],
    allowPositionals: true,
    options: {
      kind: { type: 'string' },
      actor: { type: 'string' },
      unit: { type: 'string' },
      role: { type: 'string', default: 'myndighed' },
      municipality: { type: 'string', default: municipalityHere },
      source: { type: 'string', default: 'csv' },
      report: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      resume: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  if (files.length === 0) throw new WrongUsage('name at least one FILE');
  const kind = kindNames.find((name) => name === values.kind);
  if (values.kind !== undefined && !kind) throw new WrongUsage(`--kind is one of: ${kindNames.join(', ')}`);
  const municipality = municipalitySchema.safeParse(values.municipality);
  if (!municipality.success) throw new WrongUsage('--municipality takes a three-digit code');
  const actor = actorSchema.safeParse({ id: values.actor, role: values.role, unit: values.unit, municipality: municipality.data });
  if (!actor.success) throw new WrongUsage('say in whose name it is imported: --actor ID --unit UNIT, and --role ROLE for another than myndighed');
  if (!/^[a-z0-9-]{1,40}$/.test(values.source)) throw new WrongUsage('--source takes at most 40 of a–z, 0–9 and -');
  if (values['dry-run'] && values.resume) throw new WrongUsage('a dry run writes nothing that could go on: leave --resume out');
  return {
    files,
    kind,
    actor: actor.data,
    municipality: municipality.data,
    source: values.source,
    dryRun: values['dry-run'],
    resume: values.resume,
    report: values.report,
    json: values.json,
  };
}

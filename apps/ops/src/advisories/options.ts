import { parseArgs } from 'node:util';
import { actorSchema, isUuid, municipalitySchema, type Actor, type MunicipalityCode, type Uuid } from '#kernel';
import { WrongUsage } from '../command-line/command.js';

/** What was typed after a command that changes advisories. */
export interface ChangeOptions<Reason extends string> {
  readonly because: Reason;
  readonly actor: Actor;
  readonly municipality: MunicipalityCode;
  /** The ones named; none where all that were given up are meant. */
  readonly ids: readonly Uuid[];
  readonly givenUp: boolean;
  readonly partnerId: string | undefined;
  readonly json: boolean;
}

/** Reads it. @throws WrongUsage, or what `parseArgs` throws */
export function readChangeOptions<Reason extends string>(
  parameters: readonly string[],
  reasons: readonly Reason[],
  municipalityHere: MunicipalityCode,
): ChangeOptions<Reason> {
  const { values, positionals } = parseArgs({
    args: [...parameters],
    allowPositionals: true,
    options: {
      because: { type: 'string' },
      actor: { type: 'string' },
      unit: { type: 'string' },
      role: { type: 'string', default: 'leder' },
      municipality: { type: 'string', default: municipalityHere },
      'given-up': { type: 'boolean', default: false },
      partner: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const because = reasons.find((one) => one === values.because);
  if (!because) throw new WrongUsage(`--because is one of: ${reasons.join(', ')}`);
  const municipality = municipalitySchema.safeParse(values.municipality);
  if (!municipality.success) throw new WrongUsage('--municipality takes a three-digit code');
  const actor = actorSchema.safeParse({ id: values.actor, role: values.role, unit: values.unit, municipality: municipality.data });
  if (!actor.success) throw new WrongUsage('say in whose name: --actor ID --unit UNIT, and --role ROLE for another than leder');
  if (!positionals.every((id): id is Uuid => isUuid(id))) throw new WrongUsage('every ID is an advisory’s UUID');
  const givenUp = values['given-up'];
  if ((positionals.length > 0) === givenUp) throw new WrongUsage('name IDs, or all that were given up with --given-up');
  if (values.partner !== undefined && !givenUp) throw new WrongUsage('--partner goes with --given-up');
  return { because, actor: actor.data, municipality: municipality.data, ids: positionals, givenUp, partnerId: values.partner, json: values.json };
}

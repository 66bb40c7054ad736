import { unlessOwn } from '#domain';
import { type Recorded, type Refusal } from '#kernel';
import { type CommandMeta } from '#processing';

/**
 * Keeps what a municipality has for itself (agreements, delegations) within its own (rule ACC-3).
 * @param existing whether the command is about one that is to be there
 */
export function ofOwnMunicipality({ municipality }: Pick<CommandMeta, 'municipality'>, existing: boolean): (recorded: readonly Recorded[]) => Refusal | undefined {
  return ([first]) => {
    if (first === undefined && !existing) return undefined;
    const objection = unlessOwn(first?.stored.metadata.municipality, municipality);
    return objection && !objection.accepted ? objection.refusal : undefined;
  };
}

import { type Context } from './context.js';
import { type ElementNode } from './element-node.js';
import { error, unchecked, type Finding } from './finding.js';
import { isObject, type Json, type Place } from './place.js';

const hl7 = 'http://hl7.org/fhir/StructureDefinition/';

/** Holds a reference against where it must lead: into the bundle, and to a resource that keeps to a target profile. */
export function* referenceFindings(context: Context, { value, path, type, resource }: Place, { types }: ElementNode): Generator<Finding> {
  const targets = types.find(({ code }) => code === 'Reference');
  if (type !== 'Reference' || !targets || !isObject(value) || typeof value['reference'] !== 'string') return;
  const target = context.message.resolve(value['reference'], resource);
  if (!target && targets.aggregation?.includes('bundled')) yield error(path, 'reference', 'leads to nothing in the bundle');
  const profiles = targets.targetProfile ?? [];
  if (profiles.length === 0) return;
  const verdicts = profiles.map((profile) => (target ? follows(context, target, profile) : mayBe(context, value, profile)));
  if (verdicts.includes(true)) return;
  if (verdicts.includes(undefined)) yield unchecked(path, 'target-profile', `what ${profiles.join(', ')} demands is not known here`);
  else yield error(path, 'target-profile', `leads to what keeps to none of ${profiles.join(', ')}`);
}

/** Whether a resource keeps to a profile; undefined where the profile is not at hand. */
function follows(context: Context, target: Json, profile: string): boolean | undefined {
  const type = typeOfBase(profile);
  if (type !== undefined) return type === 'Resource' || type === target['resourceType'];
  const structure = context.definitions.structure(profile);
  if (!structure) return undefined;
  return structure.type === target['resourceType'] && context.conformsTo(target, profile);
}

/** Whether a reference out of the bundle may be to a profile, by the resource type that it says. */
function mayBe({ definitions }: Context, { reference, type }: Json, profile: string): boolean {
  const wanted = typeOfBase(profile) ?? definitions.structure(profile)?.type;
  const said = type ?? /([A-Z][A-Za-z]+)\/[^/]+$/.exec(String(reference))?.[1];
  return wanted === undefined || wanted === 'Resource' || said === undefined || said === wanted;
}

function typeOfBase(profile: string): string | undefined {
  return profile.startsWith(hl7) ? profile.slice(hl7.length).split('|', 1)[0] : undefined;
}

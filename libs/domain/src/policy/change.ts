import { type Json, type JsonObject } from '#kernel';
import { defaultPolicy, type Policy, policySchema } from './policy.js';

/** A policy after a change, or the places at which the change fits no policy. */
export type Changed = { readonly policy: Policy; readonly misfits?: undefined } | { readonly policy?: undefined; readonly misfits: readonly string[] };

/**
 * The whole policy after a part of it was changed: members of objects are changed one by one, everything else, lists too,
 * is replaced.
 */
export function changedPolicy(policy: Policy, change: JsonObject): Changed {
  const parsed = policySchema.safeParse(merged(policy, change));
  if (parsed.success) return { policy: parsed.data };
  const places = parsed.error.issues.map((issue) => [...issue.path, ...('keys' in issue ? [issue.keys.join(' ')] : [])].join('.'));
  return { misfits: [...new Set(places)] };
}

/** What was stored of a policy, with the default for every number that came into being later. */
export function completed(stored: unknown): unknown {
  return isObject(stored) ? merged(defaultPolicy, stored) : stored;
}

function merged(before: Json | undefined, change: Json | undefined): Json {
  if (change === undefined) return before ?? null;
  if (!isObject(before) || !isObject(change)) return change;
  const names = [...new Set([...Object.keys(before), ...Object.keys(change)])];
  return Object.fromEntries(names.map((name) => [name, Object.hasOwn(change, name) ? merged(own(before, name), change[name]) : own(before, name)]));
}

function own(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { event, eventCatalogue, type EventOf, plainDateSchema } from '#kernel';
import { z } from 'zod';
import { completed } from './change.js';
import { policySchema } from './policy.js';

/**
 * A version of the policy, always whole. Effective from its first date. A number that came into being after a version was set
 * has its default in it.
 */
export const PolicySet = event('PolicySet', 1, { from: plainDateSchema, policy: z.preprocess(completed, policySchema) });

export type PolicyEvent = EventOf<typeof PolicySet>;

/** The category of policy streams; the id is the municipality's code. */
export const POLICY = 'policy';

/** Reads the stored events of a `policy-…` stream. */
export const policyCatalogue = eventCatalogue<PolicyEvent>([PolicySet]);

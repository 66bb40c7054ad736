import { termsSchema, type AgreementTerms } from '#domain';
import { Problem } from '#platform';
import { type AgreementRequest } from './agreements.requests.js';

/** The terms that a request states. @throws Problem `invalid-request` for what only the domain's own schema knows to refuse */
export function termsOf({ acknowledgeWithin, ...request }: AgreementRequest): AgreementTerms {
  const plain: unknown = JSON.parse(JSON.stringify({ ...request, acknowledgeWithin: acknowledgeWithin ?? null }));
  const parsed = termsSchema.safeParse(plain);
  if (parsed.success) return parsed.data;
  throw new Problem('invalid-request', {
    errors: parsed.error.issues.map(({ path }) => ({ field: path.join('.'), problem: 'does not fit an agreement' })),
  });
}

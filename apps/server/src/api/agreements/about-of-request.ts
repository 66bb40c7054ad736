import { type About, aboutSchema, type OccasionTrigger } from '#domain';
import { type JsonObject, type MunicipalityCode, type PlainDate } from '#kernel';
import { Problem } from '#platform';

/** The least that can be said of an occasion beside its date. */
const least = (date: PlainDate, code: MunicipalityCode): Readonly<Record<OccasionTrigger, JsonObject>> => ({
  'botilbud-discharge': { destination: 'unknown' },
  coordination: { what: 'network-meeting', time: null },
  transition: { receiver: { kind: 'municipality', code } },
  closing: { outcome: 'other' },
  visitation: { section: 'SEL-85', from: date, to: null, hoursPerWeek: null },
  death: {},
});

/** What a hypothetical occasion is about. @throws Problem `invalid-request` where the details do not fit it */
export function aboutOf(
  { trigger, date, details }: { readonly trigger: OccasionTrigger; readonly date: PlainDate; readonly details?: JsonObject },
  municipality: MunicipalityCode,
): About {
  const parsed = aboutSchema.safeParse({ ...least(date, municipality)[trigger], ...details, trigger, date });
  if (parsed.success) return parsed.data;
  throw new Problem('invalid-request', {
    errors: parsed.error.issues.map(({ path }) => ({ field: ['details', ...path].join('.'), problem: `does not fit ${trigger}` })),
  });
}

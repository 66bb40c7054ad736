import { type IncomingHttpHeaders } from 'node:http';
import { type Actor, actorSchema, type MunicipalityCode } from '#kernel';
import { type IdentityProvider } from './identity-provider.js';

/** Ids and units are opaque; what looks like a name or an address is not taken, since it would end up in the log. */
const opaque = /^[A-Za-z0-9._-]{1,128}$/;

/**
 * Believes the request's own headers: for development only, where nobody needs protection from anybody.
 * @param municipality whom an actor works for that names no municipality; a region works for none
 */
export const developmentIdentity = (municipality: MunicipalityCode): IdentityProvider => ({
  headers: [
    { name: 'x-actor-id', description: 'Who acts: letters, digits, ., _ and -' },
    { name: 'x-actor-role', description: 'myndighed, botilbud, bostoette, region, leder or log-controller' },
    {
      name: 'x-actor-unit',
      description: "The unit acted for: letters, digits, ., _ and -. Staff of a tilbud give the tilbud's id, a region the id that agreements know it by",
    },
    { name: 'x-actor-municipality', required: false, description: `The municipality acted for, three digits; ${municipality} when absent` },
  ],
  identify: (headers: IncomingHttpHeaders): Promise<Actor | undefined> => {
    const [id, role, unit] = [headers['x-actor-id'], headers['x-actor-role'], headers['x-actor-unit']];
    if (typeof id !== 'string' || typeof unit !== 'string' || !opaque.test(id) || !opaque.test(unit)) return Promise.resolve(undefined);
    const of = role === 'region' ? {} : { municipality: headers['x-actor-municipality'] ?? municipality };
    const parsed = actorSchema.safeParse({ id, role, unit, ...of });
    return Promise.resolve(parsed.success && parsed.data.role !== 'system' ? parsed.data : undefined);
  },
});

import { z } from 'zod';
import { erased, uuidSchema, type Erased, type Json, type Uuid } from '#kernel';
import { DoesNotOpen, open, seal } from '../cipher.js';
import { type CitizenKeySource } from '../keys/citizen-keys.js';
import { type KnownKey } from '../keys/key-cache.js';

/** Which event a sealed part belongs to; it opens as part of no other. */
export interface EventBinding {
  readonly eventId: Uuid;
  readonly type: string;
}

/** The personal part of an event as it is stored: base64url, the tag behind the cipher text. */
const sealedPartSchema = z.strictObject({
  v: z.literal(1),
  /** Under whose key. */
  of: uuidSchema,
  iv: z.string(),
  ct: z.string(),
});
export type SealedPart = Readonly<z.infer<typeof sealedPartSchema>>;

/** A sealed part to be opened, as found in the log, and the event it was found in. */
export interface SealedIn extends EventBinding {
  readonly part: unknown;
}

/** Seals what is said about a person under that person's key, and opens it for as long as the key exists. */
export class PersonalSeal {
  constructor(private readonly keys: CitizenKeySource) {}

  /** Seals the personal parts of events about one citizen. @throws CitizenErased */
  async seal(citizenId: Uuid, parts: readonly (EventBinding & { readonly personal: Json })[]): Promise<readonly SealedPart[]> {
    if (parts.length === 0) return [];
    const key = await this.keys.keyFor(citizenId);
    return parts.map((part) => {
      const { iv, ct } = seal(key, Buffer.from(JSON.stringify(part.personal), 'utf8'), bind(citizenId, part));
      return { v: 1, of: citizenId, iv: iv.toString('base64url'), ct: ct.toString('base64url') };
    });
  }

  /**
   * Opens parts of any number of citizens with one look-up of keys; gives `erased` where the key was destroyed.
   * @throws DoesNotOpen where a part was changed, moved to another event, or its key is unknown: lost is not erased
   */
  async open(sealed: readonly SealedIn[]): Promise<readonly (Json | Erased)[]> {
    const parts = sealed.map((one) => ({ ...one, part: read(one) }));
    const keys = await this.keys.find(parts.map(({ part }) => part.of));
    return parts.map((one) => openPart(keys.get(one.part.of), one.part, one));
  }
}

function openPart(key: KnownKey | undefined, part: SealedPart, event: EventBinding): Json | Erased {
  if (key === 'destroyed') return erased;
  if (!key) throw new DoesNotOpen(`the personal part of ${event.type} ${event.eventId}, whose key is missing,`);
  const sealed = { iv: Buffer.from(part.iv, 'base64url'), ct: Buffer.from(part.ct, 'base64url') };
  const plain = open(key, sealed, bind(part.of, event), `the personal part of ${event.type} ${event.eventId}`);
  return JSON.parse(plain.toString('utf8')) as Json;
}

function read({ part, type, eventId }: SealedIn): SealedPart {
  const parsed = sealedPartSchema.safeParse(part);
  if (!parsed.success) throw new DoesNotOpen(`the personal part of ${type} ${eventId}, being malformed,`);
  return parsed.data;
}

function bind(citizenId: Uuid, { eventId, type }: EventBinding): string {
  return `personal|${citizenId}|${eventId}|${type}`;
}

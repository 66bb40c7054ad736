import { basisPattern, channelKinds, type ChannelKind, credentialPattern, dataCategories, triggers } from '#domain';
import { type Instant, type PlainDate, type Uuid } from '#kernel';
import { IsArray, IsIn } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { DateField, IdField, InstantField, IntegerField, PatternField, TextField, WordField } from '../fields/fields.js';
import { ObjectField } from '../fields/nested.js';
import { unitPattern } from '../pathways/case/case.requests.js';
import { OptionalButNotNull } from '../fields/field.js';

const spanUnits = ['days', 'working-days', 'hours'] as const;

export class AgreementsRequest {
  @DateField('Says which version is in force on this date; today when absent', { optional: true })
  asOf?: PlainDate;

  @InstantField('As known at this instant; what is known now when absent', { optional: true })
  knownAt?: Instant;
}

export class SpanRequest {
  @IntegerField(0, 1000, 'How many')
  value: number;

  @WordField(spanUnits, 'Calendar dates, Danish working days, or hours of 60 minutes')
  unit: (typeof spanUnits)[number];
}

export class PartnerRequest {
  @PatternField(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/, 'must be lower-case letters, digits and -', 'A name for machines, kept for good')
  id: string;

  @TextField(120, 'Name of the organisation, never of a person')
  name: string;
}

/** A webhook takes `endpoint` and `secretGeneration`, MedCom messages `endpoint`, `sor`, `gln` and perhaps `credential`, e-mail `address`, the inbox nothing more. */
export class ChannelRequest {
  @WordField(
    channelKinds,
    'How advisories reach the partner: `webhook`: signed JSON, posted; `fhir`: MedCom messages, posted; `email`: a letter that says that there is one, and nothing of whom; `inbox`: the partner reads them here',
  )
  kind: ChannelKind;

  @TextField(2000, 'Of a webhook and of MedCom messages: where they are posted, https, or http on this machine itself', { optional: true })
  endpoint?: string;

  @IntegerField(1, 1_000_000, 'Of a webhook: which of the partner’s signing secrets is in use; another number is another secret', { optional: true })
  secretGeneration?: number;

  @PatternField(/^\d{11,20}$/, 'must be a SOR number', 'Of MedCom messages: the receiver’s SOR number', { optional: true })
  sor?: string;

  @PatternField(/^\d{13}$/, 'must be a lokationsnummer', 'Of MedCom messages: the receiver’s lokationsnummer (GLN)', { optional: true })
  gln?: string;

  @PatternField(
    credentialPattern,
    'must be lower-case letters, digits and -',
    'Of MedCom messages: the name, in the installation’s configuration, of what the partner is shown; absent where it asks for nothing',
    { optional: true },
  )
  credential?: string;

  @TextField(254, 'Of e-mail: a function’s mailbox, never a person’s', { optional: true })
  address?: string;
}

export class OwnerRequest {
  @PatternField(unitPattern, 'must be letters, digits, ., _ and -', 'The unit that takes over')
  unit: string;

  @IdField('A staff member of it; null when none is named', { nullable: true })
  workerId: Uuid | null;
}

export class BasisRequest {
  @PatternField(
    basisPattern,
    'must name a section, for example PSL-13c, or be consent',
    'The law that the partner may be told under; `consent` where it is the citizen’s consent, which is then asked for when an advisory goes out; null where there is none yet: advisories are then blocked',
    { nullable: true },
  )
  law: string | null;

  @TextField(500, 'Why it is necessary')
  necessity: string;

  @ApiProperty({ enum: [...dataCategories], isArray: true, description: 'No more than which data; `address` with `identification` only, and never a protected one' })
  @IsArray({ message: 'must be a list' })
  @IsIn(dataCategories, { each: true, message: `each must be one of ${dataCategories.join(', ')}` })
  dataCategories: (typeof dataCategories)[number][];
}

const directions = ['to-partner', 'from-partner'] as const;

export class AgreementRequest {
  @ObjectField(() => PartnerRequest, 'Whom it is with')
  partner: PartnerRequest;

  @WordField(directions, 'Who gives notice')
  direction: (typeof directions)[number];

  @WordField(triggers, 'What it is about')
  trigger: (typeof triggers)[number];

  @IdField('The tilbud whose citizens it is about; null for all', { nullable: true })
  tilbudId: Uuid | null;

  @ObjectField(() => SpanRequest, 'How long ahead the partner is to know; of what is told once it has happened, within how long')
  leadTime: SpanRequest;

  @PatternField(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day, HH:MM', 'Time of day in Denmark at which a lead time in days falls due')
  cutoff: string;

  @ObjectField(() => ChannelRequest, 'How the partner is told')
  channel: ChannelRequest;

  @OptionalButNotNull()
  @ObjectField(() => SpanRequest, 'How soon the partner is to confirm; absent when that was not agreed')
  acknowledgeWithin?: SpanRequest;

  @ObjectField(() => OwnerRequest, 'Who gets a task when it does not arrive or is not confirmed')
  escalateTo: OwnerRequest;

  @ObjectField(() => BasisRequest, 'Why the partner may be told')
  basis: BasisRequest;

  @DateField('First date of what it covers')
  validFrom: PlainDate;

  @DateField('Last date, inclusive; null when it has no end', { nullable: true })
  validTo: PlainDate | null;
}

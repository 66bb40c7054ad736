import { placeKinds, placeProperties, type PlaceKind, type PlaceProperty, type SectionKey, tilbudKindWords, type TilbudKind } from '#domain';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, Matches } from 'class-validator';
import { type Instant, type PlainDate, type Uuid } from '#kernel';
import { DateField, FlagField, IdField, InstantField, TextField, WordField, WordListField } from '../fields/fields.js';
import { ListRequest } from '../lists/list.requests.js';

const sectionPattern = /^(SEL|ABL|PSL|RSL)-\d{1,3}[a-z]?$/;

export class TilbudRequest {
  @IdField('The id that the municipality’s register of units has given; a new one when absent', { optional: true })
  id?: Uuid;

  @TextField(120, 'Name of the tilbud')
  name: string;

  @WordField(tilbudKindWords, 'What it is, in the trade’s common language (FFB)')
  kind: TilbudKind;

  @ApiProperty({ type: String, isArray: true, minItems: 1, maxItems: 30, description: 'The sections that it gives places and support under' })
  @IsArray({ message: 'must be a list' })
  @ArrayMinSize(1, { message: 'must have at least 1 entries' })
  @ArrayMaxSize(30, { message: 'must have at most 30 entries' })
  @Matches(sectionPattern, { each: true, message: 'each must name a section, for example SEL-107' })
  sections: SectionKey[];

  @FlagField('Whether its places are given from here; true when absent', { optional: true })
  managed?: boolean;
}

export class TilbudPlaceRequest {
  @WordField(placeKinds, 'What the place is for')
  kind: PlaceKind;

  @WordListField(placeProperties, 'What it has', { optional: true })
  properties?: PlaceProperty[];

  @DateField('First date on which it is there')
  from: PlainDate;
}

export class WithdrawalRequest {
  @DateField('First date without it')
  from: PlainDate;
}

/** What every look at tilbud may be asked. */
export class LookRequest {
  @DateField('The date asked about; today in Denmark when absent', { optional: true })
  asOf?: PlainDate;

  @InstantField('As known at this instant; what is known now when absent', { optional: true })
  knownAt?: Instant;
}

export class TilbudListRequest extends ListRequest {
  @DateField('Only what is there on this date', { optional: true })
  asOf?: PlainDate;

  @InstantField('As known at this instant; what is known now when absent', { optional: true })
  knownAt?: Instant;

  @WordField(tilbudKindWords, 'Only of this kind', { optional: true })
  kind?: TilbudKind;
}

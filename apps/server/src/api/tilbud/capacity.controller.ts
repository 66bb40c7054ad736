import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { placeKinds, placeProperties, type PlaceKind, type PlaceProperty } from '#domain';
import { type Instant, type PlainDate } from '#kernel';
import { Allowed } from '#platform';
import { DateField, InstantField, WordField, WordListField } from '../fields/fields.js';
import { type Asking } from '../request/asking.js';
import { Ask } from '../request/asking-of.js';
import { ListsAll } from '../request/documented.js';
import { FindFreePlaces, type FreePlaceItem } from './find-tilbud.js';
import { freePlaceItem } from './tilbud-items.js';

class CapacityRequest {
  @DateField('The date asked about')
  date: PlainDate;

  @InstantField('As known at this instant; what is known now when absent', { optional: true })
  knownAt?: Instant;

  @WordField(placeKinds, 'Only places of this kind', { optional: true })
  kind?: PlaceKind;

  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @WordListField(placeProperties, 'What the place must have; several with commas between', { optional: true })
  needs?: PlaceProperty[];
}

/** Free places on a date in the whole municipality, those that are certain and those that are expected. */
@ApiTags('tilbud')
@Controller('api/capacity')
export class CapacityController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Allowed('myndighed', 'leder')
  @ListsAll(freePlaceItem, 'Places by the name of their tilbud')
  async find(@Query() { needs = [], ...question }: CapacityRequest, @Ask() { municipality }: Asking): Promise<{ readonly items: readonly FreePlaceItem[] }> {
    return { items: await this.queries.execute(new FindFreePlaces({ ...question, needs, municipality })) };
  }
}

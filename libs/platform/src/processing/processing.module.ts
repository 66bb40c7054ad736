import { Global, Module } from '@nestjs/common';
import { type Pool } from 'pg';
import { type EventStore } from '#event-store';
import { type Clock } from '#kernel';
import { PersonalSeal } from '#privacy';
import { CheckpointWaits, CommandHandler, DelegationBook, EventCodec, PolicyBook } from '#processing';
import { CLOCK, DATABASE_POOL, EVENT_STORE, VIEW_PROCESSORS } from '../tokens.js';
import { viewProcessors } from './view-processors.js';

/** What carries out commands, reads what they wrote, and waits for what follows from it. */
@Global()
@Module({
  providers: [
    { provide: EventCodec, inject: [PersonalSeal], useFactory: (seal: PersonalSeal) => new EventCodec(seal) },
    {
      provide: CommandHandler,
      inject: [EVENT_STORE, EventCodec, CLOCK],
      useFactory: (store: EventStore, codec: EventCodec, clock: Clock) => new CommandHandler({ store, codec, clock }),
    },
    { provide: PolicyBook, inject: [EVENT_STORE], useFactory: (store: EventStore) => new PolicyBook(store) },
    { provide: DelegationBook, inject: [EVENT_STORE], useFactory: (store: EventStore) => new DelegationBook(store) },
    { provide: CheckpointWaits, inject: [DATABASE_POOL], useFactory: (pool: Pool) => new CheckpointWaits(pool) },
    { provide: VIEW_PROCESSORS, useValue: viewProcessors },
  ],
  exports: [EventCodec, CommandHandler, DelegationBook, PolicyBook, CheckpointWaits, VIEW_PROCESSORS],
})
export class ProcessingModule {}

import { Module } from '@nestjs/common';
import { AcknowledgementTaker, AnswerTaker, InboxWriter } from '#delivery';
import { type EventStore } from '#event-store';
import { type Clock } from '#kernel';
import { BusesModule, CLOCK, type Configuration, CONFIGURATION, EVENT_STORE } from '#platform';
import { CommandHandler, PolicyBook } from '#processing';
import { ApiModule } from '../api/api.module.js';
import { AcknowledgementReceiver } from './acknowledgement-receiver.js';
import { CommunicationReceiver } from './communication-receiver.js';
import { MessageHandler } from './decide-on-message.js';
import { KnownCitizens } from './known-citizens.js';
import { MessageReceiver } from './message-receiver.js';
import { NotificationReceiver } from './notification-receiver.js';
import { ProcessMessageController } from './process-message.controller.js';
import { readPsychiatricUnits } from './psychiatric-units.js';
import { Receipts } from './receipts.js';
import { PSYCHIATRIC_UNITS } from './tokens.js';

/** Messages in MedCom's FHIR. */
@Module({
  imports: [BusesModule, ApiModule],
  controllers: [ProcessMessageController],
  providers: [
    MessageReceiver,
    Receipts,
    KnownCitizens,
    NotificationReceiver,
    CommunicationReceiver,
    AcknowledgementReceiver,
    MessageHandler,
    {
      provide: AcknowledgementTaker,
      inject: [EVENT_STORE, CommandHandler, CLOCK, PolicyBook, CONFIGURATION],
      useFactory: (store: EventStore, commands: CommandHandler, clock: Clock, policies: PolicyBook, { municipality }: Configuration) =>
        new AcknowledgementTaker({ store, commands, clock, policies, municipality }),
    },
    {
      provide: AnswerTaker,
      inject: [EVENT_STORE, CommandHandler, PolicyBook],
      useFactory: (store: EventStore, commands: CommandHandler, policies: PolicyBook) => new AnswerTaker({ store, commands, policies }),
    },
    { provide: InboxWriter, inject: [CommandHandler], useFactory: (commands: CommandHandler) => new InboxWriter(commands) },
    {
      provide: PSYCHIATRIC_UNITS,
      inject: [CONFIGURATION],
      useFactory: ({ psychiatricUnits }: Configuration) => readPsychiatricUnits(psychiatricUnits),
    },
  ],
})
export class FhirModule {}

import { Module } from '@nestjs/common';
import { BusesModule, type Configuration, CONFIGURATION } from '#platform';
import { MessageHandler } from './decide-on-message.js';
import { NotificationReceiver } from './notification-receiver.js';
import { ProcessMessageController } from './process-message.controller.js';
import { readPsychiatricUnits } from './psychiatric-units.js';
import { PSYCHIATRIC_UNITS } from './tokens.js';

/** Messages in MedCom's FHIR. */
@Module({
  imports: [BusesModule],
  controllers: [ProcessMessageController],
  providers: [
    NotificationReceiver,
    MessageHandler,
    {
      provide: PSYCHIATRIC_UNITS,
      inject: [CONFIGURATION],
      useFactory: ({ psychiatricUnits }: Configuration) => readPsychiatricUnits(psychiatricUnits),
    },
  ],
})
export class FhirModule {}

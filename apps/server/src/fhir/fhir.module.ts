import { Module } from '@nestjs/common';
import { BusesModule, type Configuration, CONFIGURATION } from '#platform';
import { ApiModule } from '../api/api.module.js';
import { MessageHandler } from './decide-on-message.js';
import { NotificationReceiver } from './notification-receiver.js';
import { ProcessMessageController } from './process-message.controller.js';
import { readPsychiatricUnits } from './psychiatric-units.js';
import { PSYCHIATRIC_UNITS } from './tokens.js';

/** Messages in MedCom's FHIR. */
@Module({
  imports: [BusesModule, ApiModule],
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

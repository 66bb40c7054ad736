import { Body, Controller, Module, Post } from '@nestjs/common';
import { Command, CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Uuid } from '#kernel';
import { Allowed, BusesModule } from '#platform';
import { Recorded } from '../../../apps/server/src/api/answer/recorded.js';
import { Versioned } from '../../../apps/server/src/api/answer/versioned.js';
import { ServiceRequest } from '../../../apps/server/src/api/pathways/services/services.requests.js';
import { type Asking } from '../../../apps/server/src/api/request/asking.js';
import { Ask, AskingPipe } from '../../../apps/server/src/api/request/asking-of.js';
import { IdParam } from '../../../apps/server/src/api/request/id-pipe.js';

class DoNothing extends Command<number> {}

@CommandHandler(DoNothing)
class DoNothingHandler implements ICommandHandler<DoNothing> {
  execute(): Promise<number> {
    return Promise.resolve(0);
  }
}

/** Takes what a starting service takes, through the same middleware, validation, guards and bus, and does nothing. */
@Controller('bench/pathways/:citizenId')
class EmptyCommandController {
  constructor(private readonly bus: CommandBus) {}

  @Post('services')
  @Allowed('bostoette')
  async nothing(@IdParam('citizenId') citizenId: Uuid, @Body() _body: ServiceRequest, @Ask() _asking: Asking): Promise<Versioned<Recorded>> {
    const version = await this.bus.execute(new DoNothing());
    return new Versioned(new Recorded(citizenId, version, '0'), version);
  }
}

@Module({ imports: [BusesModule], controllers: [EmptyCommandController], providers: [DoNothingHandler, AskingPipe] })
export class EmptyCommandModule {}

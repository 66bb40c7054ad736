import 'reflect-metadata';
import { type DynamicModule, Module } from '@nestjs/common';
import { createApplication, type Platform, runProcess } from '#platform';
import { ServerModule } from '../../../apps/server/src/server.module.js';
import { EmptyCommandModule } from './empty-command.js';

/** The service with one route more: the empty command that the others are measured against. */
@Module({})
class MeasuredModule {
  static forRoot(given: Platform): DynamicModule {
    return { module: MeasuredModule, imports: [ServerModule.forRoot(given), EmptyCommandModule] };
  }
}

await runProcess((given) => createApplication(MeasuredModule.forRoot(given), given), 'Measured');

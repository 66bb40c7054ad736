import { Module, type DynamicModule } from '@nestjs/common';
import { BackgroundModule, PlatformModule, type Platform } from '#platform';

@Module({})
export class WorkerModule {
  static forRoot(given: Platform): DynamicModule {
    return { module: WorkerModule, imports: [PlatformModule.forRoot(given), BackgroundModule] };
  }
}

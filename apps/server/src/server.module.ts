import { Module, type DynamicModule } from '@nestjs/common';
import { PlatformModule, type Platform } from '#platform';

@Module({})
export class ServerModule {
  static forRoot(given: Platform): DynamicModule {
    return { module: ServerModule, imports: [PlatformModule.forRoot(given)] };
  }
}

import { Module, type DynamicModule } from '@nestjs/common';
import { BackgroundModule, PlatformModule, type Platform } from '#platform';
import { ApiModule } from './api/api.module.js';
import { DocumentationModule } from './documentation/documentation.module.js';
import { FhirModule } from './fhir/fhir.module.js';

/** The service: the API for whom it serves, and the background work where its roles ask for it. */
@Module({})
export class ServerModule {
  static forRoot(given: Platform): DynamicModule {
    return { module: ServerModule, imports: [PlatformModule.forRoot(given), BackgroundModule, ApiModule, FhirModule, DocumentationModule] };
  }
}

import { Global, Module } from '@nestjs/common';
import { MetricsController } from './metrics.controller.js';

/** `/metrics`. The {@link Metrics} themselves are made before the application, which measures its requests by them. */
@Global()
@Module({ controllers: [MetricsController] })
export class MetricsModule {}

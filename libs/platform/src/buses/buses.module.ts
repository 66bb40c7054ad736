import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { OneHandlerCheck } from './one-handler-check.js';

/** The command and query buses. Events never go through them: they carry nothing that lasts. */
@Module({ imports: [CqrsModule.forRoot(), DiscoveryModule], providers: [OneHandlerCheck], exports: [CqrsModule] })
export class BusesModule {}

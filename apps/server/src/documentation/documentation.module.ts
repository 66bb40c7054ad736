import { Module } from '@nestjs/common';
import { ApiDocument } from './api-document.js';
import { DocumentationController } from './documentation.controller.js';

/** `/api/openapi.json` and `/api/docs`. */
@Module({ controllers: [DocumentationController], providers: [ApiDocument], exports: [ApiDocument] })
export class DocumentationModule {}

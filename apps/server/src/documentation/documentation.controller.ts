import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Problem, Public } from '#platform';
import { ApiDocument } from './api-document.js';
import { docsAsset, docsPage } from './docs-page.js';

/** The description of the API, for machines and as a page. */
@ApiExcludeController()
@Public()
@Controller('api')
export class DocumentationController {
  constructor(private readonly document: ApiDocument) {}

  @Get('openapi.json')
  openApi(): OpenAPIObject {
    return this.document.get();
  }

  @Get('docs')
  page(@Res() reply: FastifyReply): void {
    void reply.type('text/html; charset=utf-8').header('content-security-policy', "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'").send(docsPage);
  }

  @Get('docs/:asset')
  asset(@Param('asset') name: string, @Res() reply: FastifyReply): void {
    const asset = docsAsset(name);
    if (!asset) throw new Problem('not-found');
    void reply.type(asset.type).header('cache-control', 'public, max-age=3600').send(asset.body);
  }
}

import { type OpenAPIObject } from '@nestjs/swagger';

/** Holds the description of the API, which can only be made of the finished application. */
export class ApiDocument {
  private document: OpenAPIObject | undefined;

  hold(document: OpenAPIObject): void {
    this.document = document;
  }

  /** @throws Error before the application is finished */
  get(): OpenAPIObject {
    if (!this.document) throw new Error('the API has not been described yet');
    return this.document;
  }
}

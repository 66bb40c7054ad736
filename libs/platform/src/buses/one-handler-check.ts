import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';

/** Where @nestjs/cqrs notes which command or query a handler serves; it does not export these keys. */
const handlerMetadata = { command: '__commandHandler__', query: '__queryHandler__' } as const;

/** Two handlers serve one command or query; @nestjs/cqrs would quietly use the last of them. */
export class TwoHandlers extends Error {
  constructor(kind: string, message: string, handlers: readonly string[]) {
    super(`the ${kind} ${message} has ${handlers.length} handlers: ${handlers.join(', ')}`);
    this.name = 'TwoHandlers';
  }
}

/** Stops the start of the service when a command or a query has more than one handler. */
@Injectable()
export class OneHandlerCheck implements OnModuleInit {
  constructor(private readonly discovery: DiscoveryService) {}

  /** @throws TwoHandlers */
  onModuleInit(): void {
    for (const [kind, key] of Object.entries(handlerMetadata)) {
      const handlers = new Map<object, string[]>();
      for (const { instance, metatype } of this.discovery.getProviders()) {
        const type = (instance as object | null | undefined)?.constructor ?? metatype;
        const message = type ? (Reflect.getMetadata(key, type) as { readonly name: string } | undefined) : undefined;
        if (!type || !message) continue;
        const known = handlers.get(message) ?? [];
        handlers.set(message, [...known, type.name]);
        if (known.length > 0) throw new TwoHandlers(kind, message.name, handlers.get(message)!);
      }
    }
  }
}

import { describe, expect, it } from '@jest/globals';
import { Module, type Type } from '@nestjs/common';
import { Command, CommandBus, CommandHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import { BusesModule } from './buses.module.js';

class Count extends Command<string> {}
class Look extends Query<string> {}

class Answering {
  execute(): Promise<string> {
    return Promise.resolve(this.constructor.name);
  }
}
@CommandHandler(Count)
class FirstCounter extends Answering {}
@CommandHandler(Count)
class SecondCounter extends Answering {}
@QueryHandler(Look)
class FirstLooker extends Answering {}
@QueryHandler(Look)
class SecondLooker extends Answering {}

async function start(...handlers: Type[]): Promise<CommandBus> {
  @Module({ imports: [BusesModule], providers: handlers.slice(0, 2) })
  class First {}
  @Module({ imports: [First], providers: handlers.slice(2) })
  class Second {}
  const module = await Test.createTestingModule({ imports: [Second] }).compile();
  await module.init();
  return module.get(CommandBus, { strict: false });
}

describe('P5: a command with two handlers', () => {
  it('does not start', async () => {
    await expect(start(FirstCounter, SecondCounter)).rejects.toThrow('the command Count has 2 handlers: FirstCounter, SecondCounter');
  });

  it('does not start when the handlers stand in different modules', async () => {
    await expect(start(FirstCounter, FirstLooker, SecondCounter)).rejects.toThrow(/Count has 2 handlers/);
  });

  it('does not start when the same handler stands in two modules', async () => {
    await expect(start(FirstCounter, FirstLooker, FirstCounter)).rejects.toThrow(/Count has 2 handlers/);
  });

  it('holds for queries as well', async () => {
    await expect(start(FirstLooker, FirstCounter, SecondLooker)).rejects.toThrow('the query Look has 2 handlers');
  });

  it('starts with one handler each', async () => {
    const bus = await start(FirstCounter, FirstLooker);
    await expect(bus.execute(new Count())).resolves.toBe('FirstCounter');
  });
});

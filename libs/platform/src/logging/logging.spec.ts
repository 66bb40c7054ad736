import { Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { uuid } from '#kernel';
import { withCorrelation } from '../correlation/correlation.js';
import { createLogger } from './logger.js';
import { NestLogger } from './nest-logger.js';

function capture() {
  const lines: Record<string, unknown>[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(JSON.parse(chunk.toString()) as Record<string, unknown>);
      done();
    },
  });
  return { lines, logger: createLogger('trace', stream) };
}

describe('the log', () => {
  it('carries the correlation id that it is written under', () => {
    const { lines, logger } = capture();
    const id = uuid('01890000-0000-7000-8000-000000000001');
    logger.info('before');
    withCorrelation(id, () => logger.info('within'));
    expect(lines.map(({ msg, correlationId }) => [msg, correlationId])).toEqual([
      ['before', undefined],
      ['within', id],
    ]);
  });

  it('leaves out what libraries hang on their errors, and the text of database errors', () => {
    const { lines, logger } = capture();
    const database = Object.assign(new Error('duplicate key: planted'), { code: '23505', detail: 'Key (x)=(planted)', parameters: ['planted'] });
    const outer = Object.assign(new Error('could not save', { cause: database }), { body: 'planted' });
    logger.error({ err: outer }, 'failed');
    expect(JSON.stringify(lines)).not.toContain('planted');
    expect(lines[0]).toMatchObject({ err: { message: 'could not save', cause: { code: '23505', message: 'database error 23505' } } });
  });

  it('keeps the text of system errors, whose codes are words', () => {
    const { lines, logger } = capture();
    logger.error({ err: Object.assign(new Error('broken pipe'), { code: 'EPIPE' }) }, 'failed');
    expect(lines[0]).toMatchObject({ err: { message: 'broken pipe', code: 'EPIPE' } });
  });

  it("takes Nest's lines, and never an object's content", () => {
    const { lines, logger } = capture();
    const nest = new NestLogger(logger);
    nest.warn('careful', 'Router');
    nest.error({ planted: 'planted' });
    expect(lines[0]).toMatchObject({ level: 'warn', msg: 'careful', context: 'Router' });
    expect(JSON.stringify(lines[1])).not.toContain('planted');
  });
});

import { describe, expect, it } from '@jest/globals';
import { formatOf } from './list-format.js';

describe('the form of a list', () => {
  it.each([
    [undefined, 'json'],
    ['*/*', 'json'],
    ['application/json', 'json'],
    ['text/html', 'json'],
    ['text/csv', 'csv'],
    ['Text/CSV; charset=utf-8', 'csv'],
    ['application/x-ndjson', 'ndjson'],
    ['text/csv, application/json', 'csv'],
    ['text/csv;q=0.5, application/json', 'json'],
    ['text/csv;q=0', 'json'],
    ['text/csv;q=0.5, application/x-ndjson;q=0.8', 'ndjson'],
    ['text/csvx', 'json'],
  ] as const)('asked for with %s is %s', (accept, format) => expect(formatOf(accept)).toBe(format));

  it('is none that an endpoint does not know', () => expect(formatOf('application/x-ndjson', ['json', 'csv'])).toBe('json'));
});

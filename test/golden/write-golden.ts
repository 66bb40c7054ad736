import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composed, shapesNow } from './compose.js';
import { readLog, readShapes, type Shapes, writeLog, writeShapes, writeStates } from './golden-files.js';
import { statesOf } from './replay.js';

/**
 * Adds to the golden log what it lacks, and writes down the states and the shapes. What stands in the log is never touched, nor
 * is a shape that was released.
 */
const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as { version: string };
const exists = existsSync(join(import.meta.dirname, 'log.ndjson'));
const log = exists ? readLog() : [];
const shapes: Shapes = exists ? readShapes() : {};
const now = shapesNow();
const changed = Object.keys(now).filter((key) => shapes[key] !== undefined && shapes[key].digest !== now[key]);
const released = changed.filter((key) => shapes[key]!.since !== version);
if (released.length > 0) {
  process.stderr.write(`${released.join(', ')} has another shape than was released: give it a new schema version with an upcaster, see test/golden/README.md\n`);
  process.exit(1);
}
const added = await composed(log);
const states = await statesOf([...log, ...added]);
writeLog([...log, ...added]);
writeStates(states);
const kept = Object.entries(now).map(([key, digest]) => [key, { digest, since: shapes[key]?.since ?? version }] as const);
writeShapes(Object.fromEntries(Object.entries({ ...shapes, ...Object.fromEntries(kept) }).sort()));
process.stdout.write(`${added.length} events added to ${log.length}; ${changed.length} shapes changed that no release has\n`);

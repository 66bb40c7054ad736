import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Json, type StoredEvent } from '#kernel';

/** An event as it stands in the golden log; its place there is its position. */
export type GoldenEvent = Omit<StoredEvent, 'position'>;

/** The state that a stream of the golden log led to. */
export interface GoldenState {
  readonly stream: string;
  readonly state: Json;
}

const file = (name: string): string => join(import.meta.dirname, name);
const lines = <Line>(name: string): readonly Line[] =>
  readFileSync(file(name), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
const write = (name: string, all: readonly unknown[]): void => writeFileSync(file(name), all.map((line) => `${JSON.stringify(line)}\n`).join(''));

export const readLog = (): readonly StoredEvent[] => lines<GoldenEvent>('log.ndjson').map((event, at) => ({ ...event, position: BigInt(at) }));
export const writeLog = (events: readonly StoredEvent[]): void => write('log.ndjson', events.map(({ position: _, ...event }) => event));
export const readStates = (): readonly GoldenState[] => lines<GoldenState>('states.ndjson');
export const writeStates = (states: readonly GoldenState[]): void => write('states.ndjson', states);

/** The digest of a shape, and the release that has it first. */
export interface Shape {
  readonly digest: string;
  readonly since: string;
}

/** Each shape that events have had, by `Type@version`. */
export type Shapes = Readonly<Record<string, Shape>>;
export const readShapes = (): Shapes => JSON.parse(readFileSync(file('shapes.json'), 'utf8')) as Shapes;
export const writeShapes = (shapes: Shapes): void => writeFileSync(file('shapes.json'), `${JSON.stringify(shapes, null, 2)}\n`);

import { type Circumstances } from '../circumstances.js';
import { type Track } from './compose.js';
import { type PathwayEvent } from './events.js';
import { type PathwayState } from './state.js';

/** A track of the pathway: decides its own commands, and remembers its own part. */
export type PathwayTrack<Command extends { readonly type: string }, Own> = Track<Command, PathwayEvent, Own, PathwayState, Circumstances>;

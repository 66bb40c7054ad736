import { type PathwayCommand } from '#domain';
import { type World } from './world.js';

/** For each type of command of a track, what is asked in a world. */
export type OfTrack<Command extends { readonly type: PathwayCommand['type'] }> = {
  readonly [Type in Command['type']]: (world: World) => Extract<PathwayCommand, { readonly type: Type }>;
};

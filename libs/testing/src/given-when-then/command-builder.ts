import { type PathwayCommand } from '#domain';
import { type Some } from './loose.js';

type Asked<Type extends PathwayCommand['type']> = Extract<PathwayCommand, { type: Type }>;

/** A builder of one command: what a test says, over what it leaves unsaid. */
export function command<const Type extends PathwayCommand['type']>(type: Type, unsaid: Omit<Some<Asked<Type>>, 'type'>) {
  return (said?: Omit<Some<Asked<Type>>, 'type'>): Asked<Type> => ({ ...unsaid, ...said, type }) as unknown as Asked<Type>;
}

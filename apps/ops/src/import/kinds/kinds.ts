import { plainHead } from '../columns/columns.js';
import { BadFile } from '../files/bad-file.js';
import { citizens } from './citizens.js';
import { type AnyKind, type KindName, kindNames, type Namespace } from './kind.js';
import { services } from './services.js';
import { stays } from './stays.js';
import { tilbud } from './tilbud.js';
import { visitations } from './visitations.js';

/** All kinds, in the order in which they are imported. */
export function kindsIn(namespace: Namespace): Readonly<Record<KindName, AnyKind>> {
  return { tilbud: tilbud(namespace), citizens: citizens(namespace), visitations, services: services(namespace), stays: stays(namespace) };
}

/** The kind whose required columns a file has. @throws BadFile where it is none, or more than one */
export function kindOfHeads(file: string, kinds: Readonly<Record<KindName, AnyKind>>, heads: readonly string[]): AnyKind {
  const found = heads.map(plainHead);
  const fitting = kindNames
    .map((name) => kinds[name])
    .filter(({ columns }) => Object.values(columns).every(({ head, required }) => !required || found.includes(plainHead(head))));
  const [only] = fitting;
  if (!only || fitting.length > 1) {
    const why = found.length === 1 ? 'its heads are not divided by semicolons' : 'its heads fit none of the kinds, or more than one';
    throw new BadFile(file, `${why}; name its kind with --kind to be told what is missing`);
  }
  return only;
}

import { readXmlTree, XHTML } from './tree.js';

/** Whether a text is one XHTML `div`, well formed by itself: only then can it stand in a document. */
export function isMarkupOfNarrative(text: string): boolean {
  const root = readXmlTree(text);
  return typeof root !== 'string' && root.name === 'div' && root.namespace === XHTML;
}

import { SaxesParser, type SaxesTagNS } from 'saxes';
import { DEEPEST } from '../fhir/depth.js';

/** An element of an XML document. */
export interface XmlElement {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** A narrative’s whole markup, as text; of `div` only. */
  readonly markup?: string;
  /** Whether text stands in it beside elements. */
  readonly hasText: boolean;
}

/** Why a text is no document that is taken here; a machine word, never a part of the text. */
export type XmlFault = 'not-well-formed' | 'document-type' | 'nested-too-deep' | 'other-encoding';

export const FHIR = 'http://hl7.org/fhir';
export const XHTML = 'http://www.w3.org/1999/xhtml';

interface Open {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  markup: string | undefined;
  hasText: boolean;
}

class Refused extends Error {
  constructor(readonly fault: XmlFault) {
    super(fault);
  }
}

/**
 * Reads an XML document. No document type is taken, so there are no entities but XML's own five, nothing is fetched, and nothing grows
 * beyond what was sent. Never throws.
 */
export function readXmlTree(text: string): XmlElement | XmlFault {
  try {
    return new TreeBuilder().read(text);
  } catch (error) {
    if (error instanceof Refused) return error.fault;
    throw error;
  }
}

class TreeBuilder {
  private readonly open: Open[] = [];
  private root: XmlElement | undefined;
  /** How many elements of a narrative are open. */
  private inMarkup = 0;
  private markup = '';

  read(text: string): XmlElement {
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', () => refuse('not-well-formed'));
    parser.on('doctype', () => refuse('document-type'));
    parser.on('xmldecl', ({ encoding }) => {
      if (encoding !== undefined && !/^(utf-8|us-ascii)$/i.test(encoding)) refuse('other-encoding');
    });
    parser.on('opentag', (tag) => {
      this.begin(tag);
    });
    parser.on('closetag', (tag) => {
      this.end(tag);
    });
    const said = (piece: string) => {
      this.say(piece);
    };
    parser.on('text', said);
    parser.on('cdata', said);
    parser.write(text).close();
    return this.root ?? refuse('not-well-formed');
  }

  private begin({ local, uri, name, attributes }: SaxesTagNS): void {
    if (this.open.length + this.inMarkup >= DEEPEST) refuse('nested-too-deep');
    const isNarrative = local === 'div' && uri === XHTML;
    if (this.inMarkup > 0 || (isNarrative && this.open.length > 0)) {
      this.inMarkup++;
      this.markup += `<${name}${Object.values(attributes).map((one) => ` ${one.name}="${escapeXml(one.value)}"`).join('')}>`;
      return;
    }
    const own = Object.values(attributes).filter(({ prefix, name: full }) => prefix === '' && full !== 'xmlns');
    this.open.push({ name: local, namespace: uri, attributes: new Map(own.map((one) => [one.local, one.value])), children: [], markup: undefined, hasText: false });
  }

  private end({ name }: SaxesTagNS): void {
    if (this.inMarkup > 0) {
      this.markup += `</${name}>`;
      this.inMarkup--;
      if (this.inMarkup === 0) {
        this.open.at(-1)!.children.push({ name: 'div', namespace: XHTML, attributes: new Map(), children: [], markup: this.markup, hasText: false });
        this.markup = '';
      }
      return;
    }
    const closed = this.open.pop()!;
    const element: XmlElement = { name: closed.name, namespace: closed.namespace, attributes: closed.attributes, children: closed.children, hasText: closed.hasText };
    const parent = this.open.at(-1);
    if (parent) parent.children.push(element);
    else this.root = element;
  }

  private say(piece: string): void {
    if (this.inMarkup > 0) this.markup += escapeXml(piece);
    else if (piece.trim() !== '' && this.open.length > 0) this.open.at(-1)!.hasText = true;
  }
}

function refuse(fault: XmlFault): never {
  throw new Refused(fault);
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\t': '&#9;', '\n': '&#10;', '\r': '&#13;' };

/** Text as it stands in an attribute or between tags. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (character) => entities[character] ?? character);
}

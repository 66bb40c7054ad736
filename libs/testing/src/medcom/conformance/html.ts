/** Elements and attributes that a narrative may use: FHIR R4, Narrative, "the XHTML content". */
const elements = new Set(
  (
    'div p br h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table caption colgroup col thead tbody tfoot tr th td blockquote pre hr ' +
    'b i em strong small big tt sub sup span a img code samp kbd var cite dfn abbr acronym address q ins del bdo map area'
  ).split(' '),
);
const attribute = /([A-Za-z_:][\w:.-]*)\s*=\s*(?:"[^"]*"|'[^']*')/g;
const forbidden = /^(on|xlink)/i;
const tag = /<(\/?)([A-Za-z][A-Za-z0-9]*)((?:\s+[A-Za-z_:][\w:.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|<!--[\s\S]*?-->/g;

/** Why a text is not the XHTML of a narrative; undefined where it is. */
export function htmlProblem(text: string): string | undefined {
  const open: string[] = [];
  let closed = false;
  let content = '';
  let from = 0;
  for (const match of text.matchAll(tag)) {
    const [whole, slash, name, attributes = '', empty] = match;
    content += text.slice(from, match.index);
    from = match.index + whole.length;
    if (name === undefined) continue;
    if (closed) return 'something follows the outermost div';
    if (open.length === 0 && (name !== 'div' || content.trim() !== '')) return 'does not begin with a div';
    if (!elements.has(name)) return `the element ${name} is not allowed`;
    if ([...attributes.matchAll(attribute)].some(([, it]) => forbidden.test(it!))) return `an attribute of ${name} is not allowed`;
    if (name === 'img') content += 'image';
    if (slash) {
      if (open.pop() !== name) return `${name} is closed that was not open`;
      closed = open.length === 0;
    } else if (!empty) open.push(name);
  }
  const rest = text.slice(from);
  if (!closed) return 'has no outermost div that is closed';
  if (rest.trim() !== '') return 'something follows the outermost div';
  if (/<|&(?!(?:[A-Za-z]+|#\d+|#x[\dA-Fa-f]+);)/.test(content)) return 'is not well-formed';
  return content.trim() === '' ? 'says nothing' : undefined;
}

import { type Entries, type Entry } from './bundle.js';
import { type Place } from './place.js';
import { type Findings } from './problem.js';

/** The header must have this resource, and nothing else, as its focus. */
export function checkFocusOf(header: Place, resource: Entry, type: string, entries: Entries, findings: Findings): void {
  const at = header.member('focus');
  const [first, second] = at.items;
  if (!first) {
    findings.report('element-missing', at, `the ${type} must be the focus`);
    return;
  }
  if (second) findings.report('element-repeated', second, 'one focus only');
  const focus = entries.resolve(first, type, findings);
  if (focus && focus !== resource) findings.report('reference-mismatch', first, `the ${type} must be the focus`);
}

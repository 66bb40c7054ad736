import { type Rule } from '#kernel';
import * as access from './access/rules.js';
import * as advisory from './advisory/rules.js';
import * as agreement from './agreement/rules.js';
import * as delegation from './delegation/rules.js';
import * as deviation from './deviation/rules.js';
import * as followUp from './follow-up/rules.js';
import * as admission from './pathway/admission/rules.js';
import * as caseTrack from './pathway/case/rules.js';
import * as citizen from './pathway/citizen/rules.js';
import * as consent from './pathway/consent/rules.js';
import * as correspondence from './pathway/correspondence/rules.js';
import * as correction from './pathway/correction/rules.js';
import * as identity from './pathway/identity/rules.js';
import * as inbox from './inbox/rules.js';
import * as klippekort from './pathway/klippekort/rules.js';
import * as meeting from './pathway/meeting/rules.js';
import * as people from './pathway/people/rules.js';
import * as responsibility from './pathway/responsibility/rules.js';
import * as service from './pathway/service/rules.js';
import * as stay from './pathway/stay/rules.js';
import * as transition from './pathway/transition/rules.js';
import * as policy from './policy/rules.js';
import * as registration from './registration/rules.js';
import * as tilbud from './tilbud/rules.js';

/** The rules of one part of the domain. A rule that two parts keep, each its side, stands in both. */
export interface Chapter {
  readonly title: string;
  readonly rules: readonly Rule[];
}

/** Every rule there is: what its part exports from `rules.ts`, in the order of the ids. */
export const ruleBook: readonly Chapter[] = [
  chapter('Registration', registration),
  chapter('The citizen', citizen),
  chapter('The case', caseTrack),
  chapter('Acting, paying and home municipality', responsibility),
  chapter('Coordinator and known workers', people),
  chapter('Visitations and services', service),
  chapter('Stays and discharges', stay),
  chapter('Hospital admissions', admission),
  chapter('Transitions', transition),
  chapter('Klippekort', klippekort),
  chapter('Consent, agreements and plans', consent),
  chapter('Network meetings', meeting),
  chapter('Correspondence', correspondence),
  chapter('Corrections', correction),
  chapter('Guests, and one person twice', identity),
  chapter('Tilbud, places and waiting list', tilbud),
  chapter('Agreements', agreement),
  chapter('Advisories', advisory),
  chapter('The inbox', inbox),
  chapter('Follow-ups', followUp),
  chapter('Deviations', deviation),
  chapter('Policy', policy),
  chapter('Delegations', delegation),
  chapter('Access', access),
];

function chapter(title: string, exported: Readonly<Record<string, unknown>>): Chapter {
  const rules = Object.values(exported).filter(isRule);
  return { title, rules: rules.sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true })) };
}

function isRule(exported: unknown): exported is Rule {
  return typeof exported === 'object' && exported !== null && 'id' in exported && 'refusals' in exported && 'source' in exported;
}

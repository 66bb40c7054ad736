import { plainDate, type PlainDate } from '#kernel';
import { type LegalBasis } from './legal-basis.js';

/** One version of one section, and what the trade needs to know of it. */
export interface Section {
  readonly law: LegalBasis['law'];
  readonly section: string;
  readonly title: { readonly da: string; readonly en: string };
  /** Whether support under it takes a visitation: always, never, or where the municipality has chosen so. */
  readonly needsVisitation: 'required' | 'none' | 'optional';
  /** May be given as a 24-hour place: such a start is a stay. */
  readonly twentyFourHour: boolean;
  /** May be given without a place: such a start is a service. */
  readonly service: boolean;
  /** Code of the trade's common language (FFB, `urn:oid:1.2.208.176.2.22`). */
  readonly ffb?: string;
  /** Place on the ladder of efforts, 1 the lightest; absent where a section stands beside the ladder. */
  readonly ladderStep?: number;
  /** In serviceloven's afsnit V, support for adults: a ward that knows of it makes a discharge agreement (psykiatriloven § 13 a). */
  readonly adultSupport?: true;
  /** What is usual in practice. Nothing is refused for passing it. */
  readonly usualLimit?: { readonly months?: number; readonly days?: number };
  readonly validFrom: PlainDate;
  /** Last date of the version; null while it is in force. */
  readonly validTo: PlainDate | null;
}

const open = null;
/** Serviceloven of 2005, in force with the municipal reform. */
const serviceloven = { law: 'SEL', validFrom: plainDate('2007-01-01'), validTo: open } as const;
/** The early and time-limited support that was added to serviceloven. */
const earlySupport = { law: 'SEL', validFrom: plainDate('2018-01-01'), validTo: open } as const;
const almenboligloven = { law: 'ABL', validFrom: plainDate('1997-01-01'), validTo: open } as const;
const psykiatriloven = { law: 'PSL', validFrom: plainDate('2007-01-01'), validTo: open } as const;

const support = { twentyFourHour: false, service: true } as const;
const place = { twentyFourHour: true, service: false } as const;
/** §§ 81 to 122: afsnit V of serviceloven. */
const afsnitV = { adultSupport: true } as const;
/** Sections that give a duty or a paper, neither support nor a place. */
const neither = { twentyFourHour: false, service: false, needsVisitation: 'none' } as const;

/**
 * The sections that pathways rest on. Which FFB code goes with which section is by name; dates, steps and usual limits
 * are the trade's knowledge and may be set otherwise here without touching a rule.
 */
export const sections: readonly Section[] = [
  {
    ...earlySupport, ...afsnitV, ...support, section: '82a', needsVisitation: 'none', ladderStep: 1,
    title: { da: 'Gruppebaseret hjælp og støtte', en: 'Group-based help and support' },
    ffb: '3459f530-7334-48c4-9037-53bf80df8851',
  },
  {
    ...earlySupport, ...afsnitV, ...support, section: '82b', needsVisitation: 'optional', ladderStep: 2, usualLimit: { months: 6 },
    title: { da: 'Individuel tidsbegrænset støtte', en: 'Individual time-limited support' },
    ffb: 'fe42f8f4-d516-4bab-b006-12b0cd186603',
  },
  {
    ...earlySupport, ...afsnitV, section: '82c', twentyFourHour: true, service: true, needsVisitation: 'none', ladderStep: 1,
    usualLimit: { days: 14 },
    title: { da: 'Socialt akuttilbud', en: 'Social acute offer' },
    ffb: 'f3edac43-d0d6-4cc3-96c7-4658a557257a',
  },
  {
    ...serviceloven, ...afsnitV, ...support, section: '85', needsVisitation: 'required', ladderStep: 3,
    title: { da: 'Socialpædagogisk støtte', en: 'Social-pedagogical support' },
    ffb: '1f0ff82b-3243-422f-9651-1d00fd2dcd61',
  },
  {
    ...serviceloven, ...afsnitV, ...support, section: '99', needsVisitation: 'none', ladderStep: 1,
    title: { da: 'Støtte- og kontaktperson', en: 'Support and contact person' },
  },
  {
    ...serviceloven, ...afsnitV, ...support, section: '101', needsVisitation: 'required',
    title: { da: 'Behandling af stofmisbrug', en: 'Treatment of drug abuse' },
  },
  {
    ...serviceloven, ...afsnitV, ...support, section: '102', needsVisitation: 'required',
    title: { da: 'Behandling', en: 'Treatment' },
  },
  {
    ...serviceloven, ...afsnitV, ...support, section: '103', needsVisitation: 'required', ladderStep: 2,
    title: { da: 'Beskyttet beskæftigelse', en: 'Sheltered employment' },
  },
  {
    ...serviceloven, ...afsnitV, ...support, section: '104', needsVisitation: 'optional', ladderStep: 2,
    title: { da: 'Aktivitets- og samværstilbud', en: 'Activity and companionship' },
  },
  {
    ...serviceloven, ...afsnitV, ...place, section: '107', needsVisitation: 'required', ladderStep: 4,
    title: { da: 'Midlertidigt botilbud', en: 'Temporary residential facility' },
    ffb: '80aa8ea7-4ad8-405f-876a-4c0f89fde06a',
  },
  {
    ...serviceloven, ...afsnitV, ...place, section: '108', needsVisitation: 'required', ladderStep: 6,
    title: { da: 'Længerevarende botilbud', en: 'Long-term residential facility' },
    ffb: '5af56051-8413-4115-aaa2-83a0767e1137',
  },
  {
    ...serviceloven, ...afsnitV, ...place, section: '109', needsVisitation: 'none', ladderStep: 4,
    title: { da: 'Krisecenter', en: 'Crisis centre' },
  },
  {
    ...serviceloven, ...afsnitV, ...place, section: '110', needsVisitation: 'none', ladderStep: 4,
    title: { da: 'Forsorgshjem', en: 'Shelter' },
  },
  {
    ...serviceloven, ...neither, section: '141',
    title: { da: 'Handleplan', en: 'Action plan' },
  },
  {
    ...almenboligloven, ...place, section: '105', needsVisitation: 'required', ladderStep: 5,
    title: { da: 'Botilbudslignende tilbud', en: 'Housing like a residential facility' },
    ffb: 'd23e3e8a-7fcf-4603-9d75-481b6e47e0eb',
  },
  {
    ...psykiatriloven, ...neither, section: '13a',
    title: { da: 'Udskrivningsaftale', en: 'Discharge agreement' },
  },
  {
    ...psykiatriloven, ...neither, section: '13b',
    title: { da: 'Koordinationsplan', en: 'Coordination plan' },
  },
  {
    ...psykiatriloven, ...neither, section: '13c',
    title: { da: 'Udveksling af oplysninger om aftale og plan', en: 'Exchange of information on agreement and plan' },
  },
];

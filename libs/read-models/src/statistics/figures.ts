import { type AdvisoryRow } from '../advisories/advisory-row.js';
import { type Figure, type PathwayFigure } from './figure.js';
import { daysToFirstContact, noticeFromRegion } from './figures/discharge.js';
import { klippekortClips, klippekortIssued, returnsAfterClosing } from './figures/klippekort.js';
import { noticeToPartners } from './figures/notice-to-partners.js';
import { relapseWithin12, relapseWithin24 } from './figures/relapse.js';
import { akutpladsNights, lengthOfStay } from './figures/stay.js';
import { waitingTime } from './figures/waiting-time.js';
import { distinctWorkers } from './figures/workers.js';

/** The figures that come of a citizen's pathway. Who adds or changes one raises the version of the view. */
export const pathwayFigures: readonly PathwayFigure[] = [
  klippekortIssued,
  klippekortClips,
  returnsAfterClosing,
  daysToFirstContact,
  noticeFromRegion,
  lengthOfStay,
  waitingTime,
  relapseWithin12,
  relapseWithin24,
  distinctWorkers,
  akutpladsNights,
];

/** The figures that come of an advisory. */
export const advisoryFigures: readonly Figure<AdvisoryRow>[] = [noticeToPartners];

type Described = Omit<Figure<never>, 'observations'>;

/** Every figure, and the view that its observations stand in. */
export const figures: readonly { readonly figure: Described; readonly view: 'facts' | 'statistics_of_advisories' }[] = [
  ...pathwayFigures.map((figure) => ({ figure, view: 'facts' as const })),
  ...advisoryFigures.map((figure) => ({ figure, view: 'statistics_of_advisories' as const })),
];

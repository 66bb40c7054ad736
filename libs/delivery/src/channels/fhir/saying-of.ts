import { type About, type AdvisoryBasis, type AdvisoryContent, type AdvisoryStep, type DataCategory, factsUnder, stepOf } from '#domain';
import { type Saying, type Told } from '#medcom';

const asStep: Readonly<Record<AdvisoryStep, Saying['as']>> = { first: 'told', changed: 'changed', withdrawn: 'withdrawn' };

/**
 * What an advisory says, in the terms of a CareCommunication, as far as its data categories allow.
 * @param within no other categories than these, where they are given
 */
export function sayingOf(
  { kind, about, basis, late }: Pick<AdvisoryContent, 'kind' | 'about' | 'basis' | 'late'>,
  within?: readonly DataCategory[],
): Saying {
  const dataCategories = basis.dataCategories.filter((category) => within?.includes(category) ?? true);
  return { as: asStep[stepOf(kind)], told: toldOf(about, { dataCategories }), ...(late && { shortNotice: true }) };
}

function toldOf(about: About, basis: Pick<AdvisoryBasis, 'dataCategories'>): Told {
  switch (about.trigger) {
    case 'botilbud-discharge':
      return { about: 'discharge', ...factsUnder(basis, about) };
    case 'coordination': {
      const { time, ...facts } = factsUnder(basis, about);
      return { about: 'coordination', ...facts, ...(time && { time }) };
    }
    case 'transition': {
      // The receiver is an id of ours, which tells a partner nothing.
      const { receiver: _receiver, ...facts } = factsUnder(basis, about);
      return { about: 'transition', ...facts };
    }
    case 'closing':
      return { about: 'closing', ...factsUnder(basis, about) };
    case 'visitation': {
      const { date, to, hoursPerWeek, ...facts } = factsUnder(basis, about);
      return { about: 'visitation', ...facts, ...(date && { decidedOn: date }), ...(to && { until: to }), ...(hoursPerWeek && { hoursPerWeek }) };
    }
    case 'death':
      return { about: 'death', ...factsUnder(basis, about) };
  }
}

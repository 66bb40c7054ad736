import { type AdvisoryContent, type AdvisoryKind, type DataCategory } from '#domain';
import { type Saying } from '#medcom';

const asKind: Readonly<Record<AdvisoryKind, Saying['as']>> = {
  'discharge-planned': 'told',
  'discharge-moved': 'changed',
  'discharge-withdrawn': 'withdrawn',
};

/**
 * What an advisory says, in the terms of a CareCommunication, as far as its data categories allow.
 * @param within no other categories than these, where they are given
 */
export function sayingOf(
  { kind, about: { date, destination }, basis, late }: Pick<AdvisoryContent, 'kind' | 'about' | 'basis' | 'late'>,
  within?: readonly DataCategory[],
): Saying {
  const may = (category: DataCategory) => basis.dataCategories.includes(category) && (within?.includes(category) ?? true);
  return {
    as: asKind[kind],
    told: { about: 'discharge', ...(may('discharge-date') && { date }), ...(may('destination') && { destination }) },
    ...(late && { shortNotice: true }),
  };
}

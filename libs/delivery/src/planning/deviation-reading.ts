import {
  ADVISORY,
  advisoryCatalogue,
  advisoryDecider,
  type DeviationContent,
  deviationsOfAdvisory,
  deviationsOfPathway,
  deviationsOfTilbud,
  PATHWAY,
  pathway,
  pathwayCatalogue,
  type PolicyVersions,
  TILBUD,
  tilbudCatalogue,
  tilbudDecider,
  type WantedDeviation,
} from '#domain';
import { categoryOf, fold, idOf, readPublic, stateAsKnown, type StoredEvent, streamName, type StreamName, uuid } from '#kernel';

/** The deviations that the events of a pathway, a tilbud or an advisory ask for, read without a clock. */
export function deviationsIn(stored: readonly StoredEvent[], policies: PolicyVersions): readonly WantedDeviation[] {
  const [first] = stored;
  if (!first) return [];
  const id = uuid(idOf(first.stream));
  if (categoryOf(first.stream) === PATHWAY) {
    return deviationsOfPathway(stateAsKnown(pathway, stored.map((one) => readPublic(pathwayCatalogue, one))), id, policies);
  }
  if (categoryOf(first.stream) === ADVISORY) {
    return deviationsOfAdvisory(fold(advisoryDecider, stored.map((one) => readPublic(advisoryCatalogue, one).event)), id);
  }
  return deviationsOfTilbud(stateAsKnown(tilbudDecider, stored.map((one) => readPublic(tilbudCatalogue, one))), id, policies);
}

/** The stream that an expected deviation was read off: a pathway, or a tilbud. */
export function sourceOf({ citizenId, tilbudId }: Pick<DeviationContent, 'citizenId' | 'tilbudId'>): StreamName {
  return tilbudId === null ? streamName(PATHWAY, citizenId) : streamName(TILBUD, tilbudId);
}

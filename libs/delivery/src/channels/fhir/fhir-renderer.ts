import { pathwayCatalogue, type PathwayEvent } from '#domain';
import { type EventStore } from '#event-store';
import { historyAsKnown, type MunicipalityCode, readPublic, type StoredEvent } from '#kernel';
import { buildCareCommunication, type BuildProblem, type SendingUnit } from '#medcom';
import { type AdvisoryFacts, CITIZEN_NOT_NAMED, type NotBuildable, type Renderer } from '../channel.js';
import { citizenTold, type Opener } from '../rendering/citizen-told.js';
import { episodeOf } from './episode-of.js';
import { sayingOf } from './saying-of.js';
import { threadOf } from './thread.js';

export interface FhirRendererParts {
  readonly opener: Opener;
  readonly store: Pick<EventStore, 'readStream'>;
  /** Who sends for each municipality. */
  readonly organizations: ReadonlyMap<MunicipalityCode, SendingUnit>;
  /** Absolute URL, without a final slash, under which this service names what stands in its messages. */
  readonly base: string;
}

/**
 * What is posted to FHIR endpoints: a CareCommunication in JSON, new, or a reply on the thread of the advisories that it
 * sets right. One that breaks a constraint is not buildable, with the constraint's id, and never sent.
 */
export function fhirRenderer({ opener, store, organizations, base }: FhirRendererParts): Renderer<string> {
  return {
    async render({ advisoryId, municipality, content, terms, pathway, today }: AdvisoryFacts) {
      const { partner, channel } = terms;
      const from = organizations.get(municipality);
      if (!from) return notBuildable('no-sending-organization');
      if (channel.kind !== 'fhir') return notBuildable('channel-of-another-kind');
      const citizen = await citizenTold(content, pathway, opener, today);
      if (citizen === 'not-allowed') return notBuildable('identification-not-allowed');
      const thread = await threadOf(store, advisoryId);
      if (!citizen || !thread) return notBuildable(CITIZEN_NOT_NAMED);
      const episode = episodeOf(content, known(pathway));
      const built = buildCareCommunication({
        messageId: advisoryId,
        sentAt: thread.saidAt,
        base,
        from,
        to: { name: partner.name, sor: channel.sor, gln: channel.gln },
        citizen,
        saying: sayingOf(content),
        ...(episode && { episode }),
        // The partner holds this already; what may not be said any more is not said again all the same.
        earlier: thread.earlier.map((one) => ({
          messageId: one.advisoryId,
          sentAt: one.saidAt,
          saying: sayingOf(one.content, content.basis.dataCategories),
        })),
      });
      return built.ok ? { is: 'rendered', content: JSON.stringify(built.bundle) } : notBuildable(codeOf(built.problems));
    },
  };
}

/** What a pathway says now, of the person nothing. */
function known(stored: readonly StoredEvent[]): readonly PathwayEvent[] {
  return historyAsKnown(stored.map((one) => readPublic(pathwayCatalogue, one))).map(({ event }) => event);
}

function notBuildable(code: string): NotBuildable {
  return { is: 'not-buildable', code };
}

/** Most of a code that is kept. */
const LONGEST = 64;

/** The problems by name, as many as a code has room for. */
function codeOf(problems: readonly BuildProblem[]): string {
  return problems.reduce((code, problem) => (code.length + 1 + problem.length <= LONGEST ? `${code} ${problem}` : code), '').trim();
}

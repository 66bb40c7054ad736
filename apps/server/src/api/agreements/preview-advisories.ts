import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import {
  type About,
  type AgreementTerms,
  type Blocking,
  blockedBecause,
  citizenDetailsOn,
  factsUnder,
  type Hypothesis,
  preview,
  type Previewed,
  tilbudAround,
} from '#domain';
import { type Agreement } from '#domain/agreement/state.js';
import { dateInCopenhagen, derivedId, historyAsKnown, isErased, type PlainDate, type Uuid } from '#kernel';
import { PolicyBook } from '#processing';
import { type Asking } from '../request/asking.js';
import { LookAtPathway, type PathwayLook } from '../pathways/reading/look-at-pathway.js';
import { FindAgreements } from './find-agreements.js';
import { type PreviewItem } from './preview-item.js';

/** Which advisories agreements would cause. Records nothing but the look at the citizen. */
export class PreviewAdvisories extends Query<readonly PreviewItem[]> {
  constructor(
    readonly asked: Omit<Hypothesis, 'tilbudIds'> & { readonly tilbudId?: Uuid | undefined; readonly citizenId?: Uuid | undefined; readonly terms?: AgreementTerms | undefined },
    readonly asking: Asking,
  ) {
    super();
  }
}

@QueryHandler(PreviewAdvisories)
export class PreviewAdvisoriesHandler implements IQueryHandler<PreviewAdvisories> {
  constructor(
    private readonly queries: QueryBus,
    private readonly policies: PolicyBook,
  ) {}

  async execute({ asked, asking }: PreviewAdvisories): Promise<readonly PreviewItem[]> {
    const { tilbudId, citizenId, terms, ...hypothesis } = asked;
    const look = citizenId === undefined ? undefined : await this.queries.execute(new LookAtPathway(citizenId, 'pathway', asking));
    const around = look ? tilbudAround(historyAsKnown(look.recorded))(asked.about.date) : [];
    const agreements = terms ? [triedOut(terms)] : await this.agreements(asking, asked.about.date);
    const policy = (await this.policies.now(asking.municipality)).on(dateInCopenhagen(asked.recordedAt));
    const previewed = preview({ ...hypothesis, tilbudIds: tilbudId === undefined ? around : [tilbudId] }, agreements, policy);
    return previewed.map((one) => itemOf(one, asked.about, terms !== undefined, look));
  }

  private async agreements({ municipality }: Asking, date: PlainDate): Promise<readonly (readonly [Uuid, Agreement])[]> {
    const found = await this.queries.execute(new FindAgreements(municipality, date));
    return found.map(({ id, versions }) => [id, { versions }] as const);
  }
}

function triedOut(terms: AgreementTerms): readonly [Uuid, Agreement] {
  return [derivedId('agreement', 'tried-out'), { versions: [terms] }];
}

function itemOf({ partnerId, agreement, content, refusal }: Previewed, about: About, isTriedOut: boolean, look: PathwayLook | undefined): PreviewItem {
  const known = agreement && !isTriedOut ? agreement : undefined;
  return {
    partnerId,
    agreementId: known?.agreementId ?? null,
    agreementVersion: known?.version ?? null,
    advisory:
      agreement && content
        ? {
            kind: content.kind,
            dueAt: content.dueAt,
            late: content.late,
            channel: agreement.terms.channel.kind,
            acknowledgeWithin: content.acknowledgeWithin,
            escalateTo: content.escalateTo,
            basis: { ...content.basis, dataCategories: [...content.basis.dataCategories] },
            says: factsUnder(content.basis, about),
            blocked: look ? blockedFor(look, { agreement, content }) : null,
          }
        : null,
    nothing: refusal ? { rule: refusal.rule, reason: refusal.reason, text: refusal.text } : null,
  };
}

/** As the pathway says now, on the date on which it would go out. */
function blockedFor({ state, history }: PathwayLook, { agreement, content }: Required<Pick<Previewed, 'agreement' | 'content'>>): Blocking | null {
  const { basis, partnerId, dueAt } = content;
  const because = blockedBecause({ basis, partnerId, channel: agreement.terms.channel.kind }, state, dateInCopenhagen(dueAt));
  if (because) return because;
  return basis.dataCategories.includes('identification') && isErased(citizenDetailsOn(history)) ? 'citizen-erased' : null;
}

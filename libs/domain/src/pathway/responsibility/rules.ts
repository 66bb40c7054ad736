import { rule } from '#kernel';

export const CIT_2 = rule({
  id: 'CIT-2',
  text:
    'Moving changes where the citizen lives, and nothing else by itself. The acting municipality changes when another one accepts ' +
    'the case, from a date on which, and after which, the citizen has no 24-hour stay: who had the case when the stay began keeps ' +
    'it until the stay has ended and the case is taken over.',
  source: 'Retssikkerhedsloven § 9',
  refusals: { 'during-stay': 'The citizen has a 24-hour stay on the date or after it; the acting municipality stays the same.' },
});

export const RSP_1 = rule({
  id: 'RSP-1',
  text:
    'A case goes to another municipality by an offer that the receiver accepts. Until then it stays the sender’s, however long it ' +
    'takes. There is one offer at a time; the sender may take it back, the receiver turn it down.',
  source: 'Retssikkerhedsloven §§ 9 and 11 c; project decision: nobody is left without an acting municipality',
  refusals: {
    'own-municipality': 'The municipality has the case already.',
    'already-offered': 'The case has been offered, and waits for an answer.',
    'not-offered': 'There is no such offer that waits for an answer.',
    'not-the-receiver': 'The case is offered to another municipality.',
    'not-the-sender': 'The case is another municipality’s.',
    'before-offered': 'The date lies before the case was offered.',
  },
});

export const VIS_3 = rule({
  id: 'VIS-3',
  text:
    'Only the authority (myndighed) of the acting municipality registers, revises or revokes a visitation: no manager in its ' +
    'place, no other municipality, not even one that performs for it.',
  source: 'Retssikkerhedsloven §§ 3 and 9',
  refusals: {
    'not-the-authority': 'Visitations are the authority’s decision.',
    'not-the-acting-municipality': 'Another municipality decides in the case.',
  },
});

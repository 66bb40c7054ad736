import { rule, type Rule } from '#kernel';
import { type OccasionTrigger } from './about.js';

/** Why nothing goes out on account of a change. */
const nothingToTell = {
  backdated: 'The date had passed when it was recorded; nothing is sent retroactively.',
  'known-already': 'The partner has been told just this.',
  'told-nothing': 'The partner had not been told, so there is nothing to take back.',
  'no-agreement': 'No agreement with the partner covers the date.',
  'citizen-died': 'The citizen has died; nothing more is sent.',
};
export type OccasionRefusal = keyof typeof nothingToTell;

export const DIS_1 = rule({
  id: 'DIS-1',
  text:
    'A planned discharge is announced to each partner when its agreement says. Moved later: the queued advisory is replaced, ' +
    'never sent twice; a partner that holds the old date is told at once. Planned or moved earlier than the lead time: sent at ' +
    'once and marked late, with the party that caused it. Cancelled: withdrawn, and a withdrawal is sent if one had gone out. ' +
    'Backdated: nothing is sent retroactively. What is corrected or taken back has the same consequences as what happens: a partner ' +
    'holds what the pathway says.',
  source: 'Kolding initiativkatalog, initiative 18',
  refusals: nothingToTell,
});

export const OCC_1 = rule({
  id: 'OCC-1',
  text:
    'A network meeting ahead is announced to each partner when its agreement says, and moved or called off like a discharge (rule DIS-1). A ' +
    'discharge agreement or a coordination plan is told within the agreed time after its date.',
  source: 'Psykiatriloven §§ 13 a and 13 b; Kolding initiativkatalog, initiative 18',
  refusals: nothingToTell,
});

export const OCC_2 = rule({
  id: 'OCC-2',
  text:
    'A planned move from a §107 stay to support in the own home is announced, moved, called off and carried out like a discharge (rule ' +
    'DIS-1). One that nobody planned is told when the citizen moves.',
  source: 'Kolding initiativkatalog, initiatives 17 and 18',
  refusals: nothingToTell,
});

export const OCC_3 = rule({
  id: 'OCC-3',
  text:
    'A closing is told within the agreed time after it, at once when it is recorded, and marked late after that time. What is recorded so ' +
    'long after its date that no follow-up would be opened (rule FUP-7) is not sent retroactively. A closing that was taken back or ' +
    'recorded otherwise is told so; a reopening takes nothing back.',
  source: 'Kolding initiativkatalog, initiatives 5 and 18',
  refusals: nothingToTell,
});

export const OCC_4 = rule({
  id: 'OCC-4',
  text:
    'A visitation is told like a closing (rule OCC-3), counted from the date of the decision. Who was told is told of each revision and ' +
    'revocation.',
  source: 'Kolding initiativkatalog, initiative 18; serviceloven § 138 ff. on the decision',
  refusals: nothingToTell,
});

export const OCC_5 = rule({
  id: 'OCC-5',
  text:
    'A death is told like a closing (rule OCC-3), and nothing else any more: what waits is withdrawn. A death recorded by mistake is taken ' +
    'back, and what it had silenced is spoken of again.',
  source: 'Project decision: nobody visits, writes to or waits for a citizen who has died (rule CIT-1)',
  refusals: nothingToTell,
});

const ruleByTrigger: Readonly<Record<OccasionTrigger, Rule<OccasionRefusal>>> = {
  'botilbud-discharge': DIS_1,
  coordination: OCC_1,
  transition: OCC_2,
  closing: OCC_3,
  visitation: OCC_4,
  death: OCC_5,
};

/** The rule that says what partners are told on account of a trigger. */
export function ruleOn(trigger: OccasionTrigger): Rule<OccasionRefusal> {
  return ruleByTrigger[trigger];
}

export const ADV_1 = rule({
  id: 'ADV-1',
  text: 'An advisory is planned once, and one that was sent, replaced, withdrawn or given up is not sent again.',
  source: 'Project decision: at least once with a stable message id, never again once confirmed',
  refusals: {
    'planned-otherwise': 'There is an advisory under this id with other content.',
    'not-planned': 'There is no such advisory.',
    'not-to-be-sent': 'The advisory is no longer to be sent.',
    'not-due': 'The next attempt is not due yet.',
    'no-such-attempt': 'No such attempt has begun.',
  },
});

export const ADV_2 = rule({
  id: 'ADV-2',
  text: 'An attempt that has begun cannot be called back: what replaces or withdraws the advisory then says that it was possibly sent.',
  source: 'Project decision: an unknown outcome is shown as such',
  refusals: {
    'not-planned': 'There is no such advisory.',
    'already-stopped': 'The advisory was replaced or withdrawn already.',
    'already-sent': 'The advisory has gone out; it can be replaced by another, not withdrawn in silence.',
  },
});

export const ADV_3 = rule({
  id: 'ADV-3',
  text:
    'A partner answers an advisory that it can have received, once; no answer by the agreed time goes to a person, until the partner ' +
    'confirms after all.',
  source: 'Kolding initiativkatalog, initiative 18: what the receiver is expected to do',
  refusals: {
    'not-planned': 'There is no such advisory.',
    'not-sent': 'Nothing has been sent that could be answered.',
    'answered-otherwise': 'The partner has answered otherwise already.',
    'not-overdue': 'The agreed time for an answer has not passed.',
  },
});

export const ADV_4 = rule({
  id: 'ADV-4',
  text:
    'An advisory that rests on consent goes out only while the citizen consents to each of its categories of data being passed on to ' +
    'the partner. Otherwise it is blocked when it is due and a person is asked; it goes out as soon as there is consent again, unless ' +
    'its date has passed: of what is told afterwards, the last date on which it would have been told. What stands in an inbox is told ' +
    'when it is opened, and asks for consent then too.',
  source: 'Databeskyttelsesforordningen article 7; forvaltningsloven § 28; initiative 18',
  refusals: {
    'not-planned': 'There is no such advisory.',
    'not-to-be-sent': 'The advisory is no longer to be sent.',
    'not-blocked': 'The advisory is not blocked.',
    'no-consent': 'The citizen does not consent to the partner being told.',
    'date-passed': 'The date that the advisory is about has passed.',
  },
});

export const ADV_5 = rule({
  id: 'ADV-5',
  text:
    'What waits under an agreement that is revised is replaced by an advisory as the revision says, or withdrawn where no agreement ' +
    'covers its date any more. What may have gone out stays as it is, and who was told something false is told so in any case.',
  source: 'Kolding initiativkatalog, initiative 18; project decision: agreements are data',
  refusals: {
    'not-waiting': 'The advisory does not wait any more.',
    'same-terms': 'The agreement says the same of its date.',
    'told-otherwise': 'The partner holds something else and is told so under the terms it was told under.',
  },
});

export const ADV_6 = rule({
  id: 'ADV-6',
  text:
    'A person can let an advisory that was given up, or that the partner’s system turned down for good, be tried again while its date ' +
    'has not passed, and call off one that waits or was given up, saying why. What may have gone out is not called back by that.',
  source: 'Project decision: what the machine gives up is a person’s; CareCommunication is not for acute matters, which are told on the phone and recorded',
  refusals: {
    'not-planned': 'There is no such advisory.',
    'not-waiting': 'The advisory neither waits nor was given up.',
    'not-given-up': 'The advisory was not given up.',
    'date-passed': 'The date that the advisory is about has passed.',
  },
});

export const ADV_7 = rule({
  id: 'ADV-7',
  text:
    'What comes back as a message says how an attempt ended, however late: a positive acknowledgement that the partner holds the ' +
    'advisory, which settles an unknown outcome, ends the attempts and, on a channel where nothing else was agreed, is the ' +
    'confirmation; a negative one for now that it is to be sent again under the same id; a negative one for good, that a person is ' +
    'to see to it. Once the partner holds it, nothing negative undoes that, and nobody is asked any more to see to its arrival. An ' +
    'answer in writing is a confirmation too.',
  source: 'MedCom Acknowledgement 2.0.3; project decision: an unknown outcome is shown as such and settled by the acknowledgement',
  refusals: {
    'not-planned': 'There is no such advisory.',
    'not-sent': 'Nothing has been sent that could be answered.',
    'holds-it-already': 'The partner has said that it holds the advisory.',
  },
});

export const ADV_8 = rule({
  id: 'ADV-8',
  text:
    'An agreement that is registered, or revised to cover more, covers what lies ahead already: partners who were told nothing of it and ' +
    'for whom nothing waits get an advisory, at the agreed time or at once where that has passed. It is late only where it would have been ' +
    'when the date was set. What has happened by then is not told.',
  source: 'Kolding initiativkatalog, initiative 18; project decision: agreements are data',
  refusals: {},
});

export const ADV_9 = rule({
  id: 'ADV-9',
  text:
    'Every advisory stores its basis: the law or consent, why it is necessary, and which categories of data, no more than may ever leave about ' +
    'such an occasion. Without a basis, about a citizen whom nobody can name, or on a way that cannot carry the citizen’s number, it is ' +
    'blocked when it is due; the reason stands with it, and a person gets a task that falls away when nothing stands in the way any more. A ' +
    'protected address never leaves.',
  source: 'Databeskyttelsesforordningen articles 5 and 6; forvaltningsloven § 28; CPR-loven § 28; MedCom CareCommunication on personnumre',
  refusals: {},
});

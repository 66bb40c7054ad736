/** A word of the trade, and the one way it is spelt in code, API and text. */
export interface Term {
  readonly da: string;
  /** As it stands in names, whole or within; a test looks for it in the code. */
  readonly code: string;
  readonly meaning: string;
}

const term = (da: string, code: string, meaning: string): Term => ({ da, code, meaning });

/** The words that the domain speaks in. English but for the law's and the trade's own nouns, which stay Danish without æøå. */
export const terms: readonly Term[] = [
  term('borger', 'citizen', 'the person; known here by an id of no meaning, never by the CPR number'),
  term('gæst', 'guest', 'a person without a name, on an akutplads or in acute talks'),
  term('forløb', 'pathway', 'all that happens to one citizen here: one event stream'),
  term('henvendelse', 'inquiry', 'a first contact, with or without a referral'),
  term('sag', 'case', 'the pathway as the authority’s case: from the inquiry to the closing, and on'),
  term('visitation', 'visitation', 'the authority’s decision that grants a service or a stay, with period, section and goals'),
  term('indsats', 'service', 'support without a place, granted or open'),
  term('massiv periode', 'intensiveSupport', 'a short time of many hours after a move to the own home, with steps down'),
  term('ophold', 'stay', 'a 24-hour place: akutplads, assessment, § 107, § 108, ABL § 105'),
  term('akutplads', 'akutplads', 'a place for at most 14 dates, without a visitation'),
  term('udredning', 'assessment', 'finding out what a citizen needs; as a stay it ends in a plan'),
  term('tilbud', 'tilbud', 'the provider unit that gives services and has places'),
  term('plads', 'place', 'one place at a tilbud, of a kind and with properties'),
  term('reservation', 'reservation', 'a place held for a citizen'),
  term('venteliste', 'waitingList', 'who waits for a place or a service, since when and why'),
  term('indlæggelse', 'admission', 'a stay at a hospital, as the region tells it'),
  term('orlov', 'leave', 'time away from the hospital that is no discharge'),
  term('udskrivning', 'discharge', 'leaving a ward or a botilbud'),
  term('overgang', 'transition', 'a handover between services, tilbud or sectors; the sender’s until it is accepted'),
  term('overlevering', 'handover', 'what is offered to the receiver, and accepted or declined'),
  term('afslutning', 'closed', 'the end of a pathway, with nothing open'),
  term('klippekort', 'klippekort', 'a card of talks over two years, without visitation'),
  term('klip', 'clip', 'one talk on a klippekort'),
  term('netværksmøde', 'networkMeeting', 'a meeting of those around the citizen about what follows'),
  term('anledning', 'occasion', 'what partners are told of: a discharge, a meeting, a transition, a closing, a visitation, a death'),
  term('advis', 'advisory', 'a notice to a partner'),
  term('varsel', 'notice', 'an announcement of the region, and how long before the event it came'),
  term('samarbejdsaftale', 'agreement', 'what two parties agreed on notice'),
  term('udskrivningsaftale', 'dischargeAgreement', 'the agreement before discharge, psykiatriloven § 13a'),
  term('koordinationsplan', 'coordinationPlan', 'the plan, psykiatriloven § 13b'),
  term('handleplan', 'handleplan', 'the plan that must be offered, serviceloven § 141'),
  term('samtykke', 'consent', 'the citizen’s leave to pass something on, with scope and dates'),
  term('opfølgning', 'followUp', 'a task with an owner and a due date'),
  term('afvigelse', 'deviation', 'a breach of a limit: shown, owned and resolved, never a refusal of what happened'),
  term('tovholder', 'coordinator', 'the one named owner, at all times while the pathway is open'),
  term('kendt medarbejder', 'knownWorker', 'staff whom the citizen knows'),
  term('handlekommune', 'acting', 'the municipality that decides'),
  term('betalingskommune', 'paying', 'the municipality that pays'),
  term('bopælskommune', 'home', 'the municipality that the citizen lives in'),
  term('delegation', 'delegation', 'one municipality performing for another'),
  term('lovgrundlag', 'legalBasis', 'law, section and version that something rests on'),
  term('virkningstid', 'effective', 'from which date it holds in the world'),
  term('registreringstid', 'recordedAt', 'when the service learned it'),
  term('berigtigelse', 'correction', 'saying an entry anew, by an event that names it'),
  term('tilbagekaldelse', 'retraction', 'taking an entry back, by an event that names it'),
  term('sammenlægning', 'merge', 'two pathways of one person becoming one; can be undone'),
];

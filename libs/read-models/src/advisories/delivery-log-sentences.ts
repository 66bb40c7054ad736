import { type AdvisoryContent, type AdvisoryEvent, BY_CONSENT, type DataCategory } from '#domain';
import { type Instant } from '#kernel';

type Data<Type extends AdvisoryEvent['type']> = Extract<AdvisoryEvent, { readonly type: Type }>['data'];

/** What an event of an advisory says, in one or two Danish sentences. */
export function sentenceOf(event: AdvisoryEvent, time: (at: Instant) => string): string {
  switch (event.type) {
    case 'AdvisoryPlanned':
      return planned(event.data, time);
    case 'AdvisoryReplaced':
      return `Erstattet af en anden besked (${event.data.by}). ${gone(event.data.possiblySent)}`;
    case 'AdvisoryWithdrawn':
      return `Trukket tilbage, fordi ${withdrawals[event.data.because]}. ${gone(event.data.possiblySent)}`;
    case 'AdvisoryBlocked':
      return `Ikke sendt: ${blocks[event.data.because]}.`;
    case 'AdvisoryUnblocked':
      return `Kan sendes igen; afsendes ${time(event.data.dueAt)}.`;
    case 'AdvisoryDispatchStarted':
      return `Forsøg ${event.data.attempt} på at sende begyndte.`;
    case 'AdvisorySent':
      return `Modtaget af partnerens system i forsøg ${event.data.attempt}, ${time(event.data.at)}.${awaited(event.data, time)}`;
    case 'AdvisoryAttemptFailed':
      return `Forsøg ${event.data.attempt}: ${failures[event.data.why]} (${event.data.code}).${again(event.data, time)}`;
    case 'AdvisoryGivenUp':
      return `Opgivet efter ${event.data.attempts} forsøg.`;
    case 'AdvisoryRedriven':
      return `Forsøges igen fra ${time(event.data.dueAt)}, fordi ${redrives[event.data.because]}.`;
    case 'AdvisoryOpened':
      return 'Partneren åbnede beskeden i indbakken.';
    case 'AdvisoryAcknowledged':
      return 'Partneren bekræftede at have læst beskeden.';
    case 'AdvisoryRefused':
      return `Partneren svarede, at den ikke handler på beskeden: ${refusals[event.data.reason]}.`;
    case 'AdvisoryDelivered':
      return `Partnerens system har kvitteret for, at det har beskeden.${awaited(event.data, time)}`;
    case 'AdvisoryTurnedDown':
      return `Partnerens system har kvitteret for, at det ikke tog beskeden${event.data.how === 'for-now' ? ' nu' : ''}${codesOf(event.data)}.${again(event.data, time)}`;
    case 'AdvisoryAnswered':
      return 'Partneren har svaret skriftligt.';
    case 'AdvisoryEscalated':
      return `Overdraget til ${event.data.to.unit}${event.data.to.workerId === null ? '' : `, medarbejder ${event.data.to.workerId}`}, fordi ${escalations[event.data.because]}.`;
  }
}

function planned(content: AdvisoryContent, time: (at: Instant) => string): string {
  const { kind, about, partnerId, dueAt, agreementId, agreementVersion, basis, late, corrects } = content;
  return [
    `${kinds[kind]} (${about.date}) skal meddeles ${partnerId} ${time(dueAt)} efter aftale ${agreementId}, version ${agreementVersion}.`,
    `Grundlag: ${basis.law === BY_CONSENT ? 'borgerens samtykke' : (basis.law ?? 'intet')}. Nødvendigt, fordi: ${basis.necessity}`,
    `Oplysninger: ${basis.dataCategories.map((category) => categories[category]).join(', ')}.`,
    ...(late ? [`Varslet er kortere end aftalt, ${late.by} dage; det skyldes ${causes[late.causedBy]}.`] : []),
    ...(corrects === null ? [] : [`Retter beskeden ${corrects}.`]),
  ].join(' ');
}

function gone(possiblySent: boolean): string {
  return possiblySent ? 'Den kan være nået frem til partneren.' : 'Intet var nået frem til partneren.';
}

function codesOf({ codes }: Data<'AdvisoryTurnedDown'>): string {
  return codes.length === 0 ? '' : ` (${codes.join(', ')})`;
}

function awaited({ acknowledgeBy }: Pick<Data<'AdvisorySent'>, 'acknowledgeBy'>, time: (at: Instant) => string): string {
  return acknowledgeBy === null ? '' : ` Bekræftelse ventes senest ${time(acknowledgeBy)}.`;
}

function again({ retryAt }: Pick<Data<'AdvisoryAttemptFailed'>, 'retryAt'>, time: (at: Instant) => string): string {
  return retryAt === null ? ' Der forsøges ikke mere.' : ` Næste forsøg ${time(retryAt)}.`;
}

const kinds: Readonly<Record<AdvisoryContent['kind'], string>> = {
  'discharge-planned': 'Planlagt udskrivning',
  'discharge-moved': 'Ændret udskrivning',
  'discharge-withdrawn': 'Aflyst udskrivning',
  'coordination-told': 'Netværksmøde, udskrivningsaftale eller koordinationsplan',
  'coordination-changed': 'Ændret netværksmøde, udskrivningsaftale eller koordinationsplan',
  'coordination-withdrawn': 'Aflyst netværksmøde, eller aftale eller plan, der ikke gælder',
  'transition-planned': 'Planlagt flytning til eget hjem med støtte',
  'transition-moved': 'Ændret flytning til eget hjem med støtte',
  'transition-withdrawn': 'Aflyst flytning til eget hjem med støtte',
  'closing-told': 'Afsluttet forløb',
  'closing-changed': 'Ændret afslutning af forløb',
  'closing-withdrawn': 'Forløb, der alligevel ikke er afsluttet',
  'visitation-told': 'Afgørelse om støtte',
  'visitation-changed': 'Ændret afgørelse om støtte',
  'visitation-withdrawn': 'Afgørelse om støtte, der ikke gælder',
  'death-told': 'Dødsfald',
  'death-changed': 'Ændret oplysning om dødsfald',
  'death-withdrawn': 'Dødsfald, der var registreret forkert',
};

const categories: Readonly<Record<DataCategory, string>> = {
  identification: 'navn og personnummer',
  'discharge-date': 'dato for udskrivning',
  destination: 'hvorhen',
  address: 'adresse',
  arrangement: 'hvad der er aftalt og hvornår',
  'transition-date': 'dato for flytning',
  receiver: 'hvem der overtager',
  'closing-date': 'dato for afslutning',
  'closing-outcome': 'hvordan forløbet sluttede',
  'decision-date': 'dato for afgørelsen',
  'granted-support': 'bevilget støtte',
  'death-date': 'dødsdato',
};

const causes: Readonly<Record<NonNullable<AdvisoryContent['late']>['causedBy'], string>> = {
  municipality: 'kommunen',
  botilbud: 'botilbuddet',
  region: 'regionen',
  citizen: 'borgeren',
};

const withdrawals: Readonly<Record<Data<'AdvisoryWithdrawn'>['because'], string>> = {
  cancelled: 'det, den handler om, er aflyst',
  retracted: 'det, den handler om, var registreret forkert',
  backdated: 'datoen var passeret, da det blev registreret',
  'known-already': 'partneren ved det allerede',
  'agreement-ended': 'ingen aftale længere dækker datoen',
  'citizen-died': 'borgeren er død',
  'told-by-other-means': 'partneren er underrettet på anden vis',
  'not-to-be-told': 'partneren ikke skal underrettes',
};

const blocks: Readonly<Record<Data<'AdvisoryBlocked'>['because'], string>> = {
  'no-consent': 'borgeren har ikke givet samtykke til det',
  'no-basis': 'aftalen har intet grundlag for det',
  'citizen-unknown': 'borgeren er ikke identificeret',
  'citizen-erased': 'borgerens oplysninger er slettet',
  'replacement-cpr': 'borgeren har et erstatningspersonnummer, som MedCom-beskeder ikke kan bære',
};

const failures: Readonly<Record<Data<'AdvisoryAttemptFailed'>['why'], string>> = {
  unreachable: 'partneren kunne ikke nås',
  rejected: 'partnerens system afviste beskeden',
  unknown: 'det vides ikke, om beskeden nåede frem',
  'not-buildable': 'beskeden kunne ikke dannes',
};

const refusals: Readonly<Record<Data<'AdvisoryRefused'>['reason'], string>> = {
  'not-our-citizen': 'borgeren er ikke partnerens',
  'not-our-task': 'opgaven er ikke partnerens',
  'not-understood': 'beskeden blev ikke forstået',
  other: 'anden grund',
};

const redrives: Readonly<Record<Data<'AdvisoryRedriven'>['because'], string>> = {
  'obstacle-removed': 'hindringen er fjernet',
  'another-try': 'en medarbejder har bedt om det',
};

const escalations: Readonly<Record<Data<'AdvisoryEscalated'>['because'], string>> = {
  'given-up': 'beskeden ikke kunne sendes',
  'not-acknowledged': 'partneren ikke har bekræftet i tide',
  refused: 'partneren ikke handler på beskeden',
  blocked: 'beskeden ikke må sendes',
  'turned-down': 'partnerens system ikke tager beskeden',
};

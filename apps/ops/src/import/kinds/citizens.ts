import { type PathwayCommand, type PathwayState } from '#domain';
import { type inquirySources } from '#domain/pathway/case/events.js';
import { isUuid } from '#kernel';
import { column, optional, type RowOf } from '../columns/columns.js';
import { cpr, date, externalId, flag, idOf, oneOf, text } from '../columns/values.js';
import { type Asked } from '../recording/all-or-nothing.js';
import { CITIZEN_HEAD } from './about-citizen.js';
import { kind, type Kind, type Namespace } from './kind.js';

const sources: Readonly<Record<string, (typeof inquirySources)[number]>> = {
  borger: 'citizen',
  pårørende: 'relative',
  kommune: 'municipality',
  region: 'region',
  'praktiserende læge': 'general-practitioner',
  andet: 'other',
};

const columnsIn = (namespace: Namespace) => ({
  reference: column(CITIZEN_HEAD, externalId),
  cpr: column('CPR', cpr),
  givenName: column('Fornavn', text(200)),
  familyName: column('Efternavn', text(200)),
  address: optional('Adresse', text(500)),
  addressProtected: optional('Adressebeskyttet', flag),
  openedOn: column('Forløb åbnet', date),
  inquirySource: optional('Henvendelse fra', oneOf(sources)),
  coordinator: column('Koordinator-id', idOf(...namespace, 'worker')),
  coordinatorUnit: column('Koordinator-enhed', text(120)),
});

/** Persons, and the opening of their pathways. Whoever is registered already is found by the personnummer, and not again. */
export function citizens(namespace: Namespace): Kind<ReturnType<typeof columnsIn>> {
  return kind({
    name: 'citizens',
    columns: columnsIn(namespace),
    together: CITIZEN_HEAD,
    order: () => '',
    async carryOut(row, { citizens: identity, recorder }) {
      const key = ['citizens', row.reference] as const;
      const contents = { ...row, cpr: row.cpr.digits };
      const citizen = await identity.claim(key, contents, row.cpr.digits);
      return isUuid(citizen) ? recorder.onPathway(citizen, key, contents, asked(row)) : citizen;
    },
  });
}

/** What is missing of registration and opening. */
function asked(row: RowOf<ReturnType<typeof columnsIn>>): Asked<PathwayState, PathwayCommand> {
  const { cpr: person, givenName, familyName, address, openedOn, inquirySource, coordinator, coordinatorUnit } = row;
  const register: PathwayCommand = {
    type: 'RegisterCitizen',
    cprKind: person.kind,
    addressProtected: row.addressProtected ?? false,
    personal: { cpr: person.digits, givenName, familyName, ...(address === null ? {} : { address }) },
  };
  const open: PathwayCommand = {
    type: 'OpenPathway',
    on: openedOn,
    inquirySource: inquirySource ?? 'other',
    coordinator: { workerId: coordinator, unit: coordinatorUnit },
  };
  return (state) => [...(state.citizen.registered ? [] : [register]), ...(state.case.periods.length === 0 ? [open] : [])];
}

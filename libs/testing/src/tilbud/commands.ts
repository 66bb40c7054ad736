import type * as tilbud from '#domain/tilbud/commands.js';
import { named } from '../given-when-then/invented.js';
import { type Some } from '../given-when-then/loose.js';

/** A builder of one command: what a test says, over what it leaves unsaid. */
function asking<Command extends { readonly type: string }>(unsaid: Some<Command> & { readonly type: Command['type'] }) {
  return (said: Some<Omit<Command, 'type'>> = {}) => ({ ...unsaid, ...said }) as unknown as Command;
}

export const registerTilbud = asking<tilbud.RegisterTilbud>({
  type: 'RegisterTilbud',
  name: 'Botilbuddet Eksempel',
  kind: 'midlertidigt-botilbud',
  sections: ['SEL-107', 'SEL-82c'],
  managed: true,
});
export const addPlace = asking<tilbud.AddPlace>({ type: 'AddPlace', placeId: named('place'), kind: 'ordinary', properties: [], from: '2026-01-01' });
export const withdrawPlace = asking<tilbud.WithdrawPlace>({ type: 'WithdrawPlace', placeId: named('place'), from: '2027-01-01' });
export const reservePlace = asking<tilbud.ReservePlace>({
  type: 'ReservePlace',
  reservationId: named('reservation'),
  citizenId: named('citizen'),
  stayId: named('stay'),
  kind: 'ordinary',
  needs: [],
  section: 'SEL-107',
  from: '2026-11-22',
  until: null,
  holdUntil: '2026-11-22T11:30:00.000Z',
});
/** Ahead, for 1 December 2026. */
export const bookPlace = (said: Some<Omit<tilbud.ReservePlace, 'type'>> = {}) =>
  reservePlace({ stayId: null, section: null, from: '2026-12-01', holdUntil: '2026-12-03T23:00:00.000Z', ...said });
export const claimReservation = asking<tilbud.ClaimReservation>({
  type: 'ClaimReservation',
  reservationId: named('reservation'),
  citizenId: named('citizen'),
  stayId: named('stay'),
  from: '2026-12-01',
  holdUntil: '2026-12-01T11:30:00.000Z',
});
export const releaseReservation = asking<tilbud.ReleaseReservation>({
  type: 'ReleaseReservation',
  reservationId: named('reservation'),
  because: 'called-off',
});
export const lapseHold = asking<tilbud.LapseHold>({ type: 'LapseHold', reservationId: named('reservation') });
export const changePlace = asking<tilbud.ChangePlace>({
  type: 'ChangePlace',
  reservationId: named('reservation'),
  placeId: named('other place'),
  on: '2026-11-22',
});
export const followStay = asking<tilbud.FollowStay>({
  type: 'FollowStay',
  stayId: named('stay'),
  citizenId: named('citizen'),
  kind: 'ordinary',
  stay: { from: '2026-11-22', until: null, expected: null },
  reservationId: named('reservation that follows'),
});
export const followCitizen = asking<tilbud.FollowCitizen>({ type: 'FollowCitizen', citizenId: named('citizen'), diedOn: '2026-11-22' });
export const followMerge = asking<tilbud.FollowMerge>({ type: 'FollowMerge', from: named('citizen'), to: named('other citizen'), undone: false });
export const putOnWaitingList = asking<tilbud.PutOnWaitingList>({
  type: 'PutOnWaitingList',
  entryId: named('entry'),
  citizenId: named('citizen'),
  visitationId: null,
  kind: 'ordinary',
  needs: [],
  wantedFrom: '2026-12-01',
  reason: 'no-free-place',
});
export const endWaiting = asking<tilbud.EndWaiting>({ type: 'EndWaiting', entryId: named('entry'), because: 'withdrawn' });

import { registerVisitation } from '#testing/given-when-then/commands.js';
import { revokeVisitation } from '#testing/given-when-then/service-commands.js';
import { chosen, idOf, type Ask, type Asking, type Asks } from '../asking.js';
import { type Of, type Section } from '../facts.js';
import { type Told } from '../told.js';
import { diedOn, firstOpening, isOpenAtLast, isRegistered, lastTurn } from './case.js';
import { superseding } from './cards.js';
import { named } from '../names.js';

type Grant = Of<'granted'>;

/** The last day that a grant covers: as granted, or the day before it was first revoked. */
export function lastDayOf(told: Told, { id, to }: Grant): number {
  const revoked = told.about('revoked', id)[0];
  return Math.min(to ?? Infinity, revoked ? revoked.on - 1 : Infinity);
}

/** The grants of a section that cover a day; the one that lasts longest first. */
export function grantsOn(told: Told, section: Section, day: number): readonly Grant[] {
  const covering = told.all('granted').filter((one) => one.section === section && one.on <= day && day <= lastDayOf(told, one));
  return [...covering].sort((a, b) => lastDayOf(told, b) - lastDayOf(told, a));
}

export function faultsOfGrants(told: Told): readonly string[] {
  const faults = told.all('granted').some(({ on, to }) => to !== null && to < on) ? ['granted until before it begins'] : [];
  for (const begun of [...told.all('moved-in'), ...told.all('support')]) {
    if (begun.grant === null) continue;
    const grant = told.all('granted').find(({ id }) => id === begun.grant);
    if (grant && (begun.on < grant.on || begun.on > (grant.to ?? Infinity))) faults.push('begun outside its grant');
  }
  return faults;
}

/** What a closing ends of the grants: all that they would have covered from that day on. */
export function endedByClosing(told: Told, day: number): readonly Of<'revoked'>[] {
  const lasting = told.all('granted').filter((one) => day <= lastDayOf(told, one) && one.on <= lastDayOf(told, one));
  return lasting.map((one) => ({ is: 'revoked', on: Math.max(day, one.on), of: [one.id] }));
}

const until = ({ on, pick }: Asking) => (pick % 2 === 0 ? null : on + pick);

function granting(section: Section): Ask {
  return {
    expected: (asking) => {
      const { told, on, today } = asking;
      if (firstOpening(told) === undefined || on < firstOpening(told)! || diedOn(told) !== undefined) return 'refused';
      const granted = { is: 'granted', on, id: idOf('grant', asking), section, to: until(asking) } as const;
      const reopening = Math.max(Math.min(on, today), lastTurn(told)!);
      const opened = isOpenAtLast(told) ? [] : [{ is: 'opened', on: reopening, again: 'visitation' } as const];
      return [...opened, granted, ...superseding(told, reopening)];
    },
    command: (asking, date) => {
      const to = until(asking);
      const asked = { visitationId: named(idOf('grant', asking)), section: `SEL-${section}`, from: date(asking.on) } as const;
      return registerVisitation({ ...asked, to: to === null ? null : date(to) });
    },
  };
}

export const asksOfGrants = {
  grant107: granting('107'),
  grant85: granting('85'),
  revoke: {
    expected: (asking) => {
      const { told, on } = asking;
      const grant = chosen(told.all('granted'), asking);
      if (!isRegistered(asking) || !isOpenAtLast(told) || diedOn(told) !== undefined || !grant || on < grant.on) return 'refused';
      const revoked = told.about('revoked', grant.id)[0];
      if (revoked) return revoked.on === on ? [] : 'refused';
      return on > (grant.to ?? Infinity) + 1 ? 'refused' : [{ is: 'revoked', on, of: [grant.id] }];
    },
    command: (asking, date) => revokeVisitation({ visitationId: named(chosen(asking.told.all('granted'), asking)?.id ?? 'no grant'), on: date(asking.on) }),
  },
} as const satisfies Asks;

import { giveConsent, withdrawConsent } from '#testing/given-when-then/consent-commands.js';
import { chosen, idOf, type Asks } from '../asking.js';
import { type Told } from '../told.js';
import { isDead, isTellable } from './case.js';
import { named } from '../names.js';

/** The consents that hold on a day: given by then, not run out, and not withdrawn. */
export function consentsOn(told: Told, day: number): readonly string[] {
  return told
    .all('consented')
    .filter(({ id, on, to }) => on <= day && day <= to && !told.about('withdrawn', id).some((end) => end.on <= day))
    .map(({ id }) => id);
}

export function faultsOfConsents(told: Told): readonly string[] {
  return told.all('consented').some(({ on, to }) => to < on) ? ['consented until before it begins'] : [];
}

export const asksOfConsents = {
  consent: {
    expected: (asking) => {
      const { on, pick } = asking;
      return !isTellable(asking) || isDead(asking) ? 'refused' : [{ is: 'consented', on, id: idOf('consent', asking), to: on + pick }];
    },
    command: (asking, date) => giveConsent({ consentId: named(idOf('consent', asking)), on: date(asking.on), through: date(asking.on + asking.pick) }),
  },
  withdraw: {
    expected: (asking) => {
      const { told, on } = asking;
      const consent = chosen(told.all('consented'), asking);
      if (!isTellable(asking) || !consent || on < consent.on) return 'refused';
      const over = consent.to < on || told.about('withdrawn', consent.id).some((end) => end.on <= on);
      return over ? [] : [{ is: 'withdrawn', on, of: [consent.id] }];
    },
    command: (asking, date) => withdrawConsent({ consentId: named(chosen(asking.told.all('consented'), asking)?.id ?? 'no consent'), on: date(asking.on) }),
  },
} as const satisfies Asks;

import { closePathway, endService, startService } from '#testing/given-when-then/commands.js';
import { bostoette } from '#testing/given-when-then/invented.js';
import { chosen, idOf, type Asking, type Asks } from '../asking.js';
import { type Told } from '../told.js';
import { CLIPS, lastDayOfCard, superseding } from './cards.js';
import { diedOn, isDead, isNow, lastOpening } from './case.js';
import { endedByClosing, grantsOn } from './grants.js';
import { runsPast } from './handovers.js';
import { keepsFromClosing } from './hospital.js';
import { goesOnAfter } from './stays.js';
import { named } from '../names.js';

const lasting = (told: Told) => told.all('support').filter(({ id }) => told.about('support-ended', id).length === 0);
const running = (asking: Asking) => chosen(lasting(asking.told), asking);

export function faultsOfSupport(told: Told): readonly string[] {
  return told.all('massive').some(({ on, through }) => through < on) ? ['massive support until before it begins'] : [];
}

export const asksOfSupport = {
  support: {
    expected: (asking) => {
      const grant = grantsOn(asking.told, '85', asking.on)[0];
      if (!isNow(asking) || isDead(asking) || !grant || goesOnAfter(asking.told, 'support', asking.on)) return 'refused';
      return [{ is: 'support', on: asking.on, id: idOf('service', asking), grant: grant.id, of: [grant.id] }];
    },
    command: (asking, date) => startService({ serviceId: named(idOf('service', asking)), on: date(asking.on), tilbudId: bostoette }),
  },
  endSupport: {
    expected: (asking) => {
      const service = running(asking);
      return !isNow(asking) || !service || asking.on < service.on ? 'refused' : [{ is: 'support-ended', on: asking.on, of: [service.id] }];
    },
    command: (asking, date) => endService({ serviceId: named(running(asking)?.id ?? 'no service'), on: date(asking.on) }),
  },
  close: {
    expected: (asking) => {
      const { told, on } = asking;
      const isHeld = goesOnAfter(told, 'moved-in', on) || goesOnAfter(told, 'support', on) || keepsFromClosing(told, on) || runsPast(told, on);
      if (!isNow(asking) || isHeld) return 'refused';
      const supported = told.all('support').some((one) => one.on >= lastOpening(told)!) && diedOn(told) === undefined;
      const card = { is: 'card', on, id: idOf('card', asking), through: lastDayOfCard(on), clips: CLIPS } as const;
      return [{ is: 'closed', on }, ...endedByClosing(told, on), ...(supported ? [...superseding(told, on), card] : [])];
    },
    command: (asking, date) => closePathway({ on: date(asking.on), cardId: named(idOf('card', asking)) }),
  },
} as const satisfies Asks;

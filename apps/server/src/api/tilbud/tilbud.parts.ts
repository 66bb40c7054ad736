import { TilbudHandler } from '../commands/decide-on-tilbud.js';
import { CapacityController } from './capacity.controller.js';
import { CitizensInReach } from './citizens-in-reach.js';
import { TilbudCorrectionsController } from './corrections.controller.js';
import { DecidingAtTilbud } from './deciding-at-tilbud.js';
import { FindTilbudEntriesHandler } from './find-entries.js';
import { FindFreePlacesHandler, FindTilbudHandler, FindWaitingHandler } from './find-tilbud.js';
import { LookAtTilbudHandler } from './look-at-tilbud.js';
import { Places } from './places.js';
import { ReservationsController } from './reservations.controller.js';
import { TilbudController } from './tilbud.controller.js';
import { WaitingListController } from './waiting-list.controller.js';

export const tilbudControllers = [TilbudController, ReservationsController, WaitingListController, TilbudCorrectionsController, CapacityController];

export const tilbudHandlers = [TilbudHandler, LookAtTilbudHandler, FindTilbudHandler, FindWaitingHandler, FindTilbudEntriesHandler, FindFreePlacesHandler];

export const tilbudProviders = [Places, DecidingAtTilbud, CitizensInReach];

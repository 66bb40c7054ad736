import { DeviationHandler } from './decide-on-deviation.js';
import { DeviationReach } from './deviation-reach.js';
import { DeviationsController } from './deviations.controller.js';
import { FindDeviationHandler, FindDeviationsHandler } from './find-deviations.js';

export const deviationControllers = [DeviationsController];

export const deviationHandlers = [DeviationHandler, FindDeviationsHandler, FindDeviationHandler];

export const deviationProviders = [DeviationReach];

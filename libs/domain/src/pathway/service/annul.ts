import { accept, refuse, type Decision } from '#kernel';
import { unlessOpen } from '../case/guard.js';
import { type PathwayEvent } from '../events.js';
import { type PathwayState } from '../state.js';
import { type AnnulService } from './commands.js';
import { ServiceAnnulled } from './events.js';
import { SVC_2 } from './rules.js';
import { openService } from './state.js';

/** Takes a service off the waiting list, or says of one that was said to run that it never did (rule SVC-7). */
export function annulService({ serviceId, because }: AnnulService, state: PathwayState): Decision<PathwayEvent> {
  const objection = unlessOpen(state);
  if (objection) return objection;
  const { services, waiting, annulments } = state.services;
  if (annulments.some((one) => one.serviceId === serviceId)) return accept();
  const running = openService(state.services, serviceId);
  const waits = services.some((one) => one.serviceId === serviceId)
    ? undefined
    : waiting.find((one) => one.serviceId === serviceId && one.until === null);
  const begun = running ?? waits;
  if (!begun) return refuse(SVC_2, 'service-not-open', { serviceId });
  return accept(ServiceAnnulled.of({ serviceId, because }, { on: begun.from }));
}

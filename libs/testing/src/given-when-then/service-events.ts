import * as service from '#domain/pathway/service/events.js';
import { basis, happened, visited } from './event-builder.js';
import { bostoette, theService, theVisitation } from './invented.js';

export const visitationRevised = happened(service.VisitationRevised, '2026-05-01', { visitationId: theVisitation, to: '2026-07-31' });
export const visitationRevoked = happened(service.VisitationRevoked, '2026-05-01', { visitationId: theVisitation, because: 'needs-changed' });

export const servicePutOnWaitingList = happened(service.ServicePutOnWaitingList, '2026-02-01', {
  serviceId: theService,
  legalBasis: basis('SEL-85'),
  ground: visited(),
  tilbudId: bostoette,
  because: 'no-free-place',
});
export const serviceHoursChanged = happened(service.ServiceHoursChanged, '2026-04-01', { serviceId: theService, hoursPerWeek: 3 });
export const servicePaused = happened(service.ServicePaused, '2026-04-01', { serviceId: theService, because: 'admission' });
export const serviceResumed = happened(service.ServiceResumed, '2026-04-15', { serviceId: theService });
export const serviceEndPlanned = happened(service.ServiceEndPlanned, '2026-11-22', { serviceId: theService, date: '2026-12-31' });
export const serviceEndPlanCancelled = happened(service.ServiceEndPlanCancelled, '2026-11-22', { serviceId: theService, date: '2026-12-31' });
export const serviceAnnulled = happened(service.ServiceAnnulled, '2026-02-01', { serviceId: theService, because: 'never-started' });

export const intensiveSupportStepped = happened(service.IntensiveSupportStepped, '2026-10-20', { serviceId: theService, hoursPerWeek: 18 });
export const intensiveSupportEndMoved = happened(service.IntensiveSupportEndMoved, '2026-11-22', {
  serviceId: theService,
  from: '2026-11-30',
  to: '2026-12-14',
  because: 'readmission',
});
export const intensiveSupportEnded = happened(service.IntensiveSupportEnded, '2026-11-16', { serviceId: theService });

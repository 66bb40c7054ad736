import { command } from './command-builder.js';
import { bostoette, theService, theVisitation } from './invented.js';

export const reviseVisitation = command('ReviseVisitation', { visitationId: theVisitation, on: '2026-05-01', to: '2026-07-31' });
export const revokeVisitation = command('RevokeVisitation', { visitationId: theVisitation, on: '2026-05-01', because: 'needs-changed' });

export const putServiceOnWaitingList = command('PutServiceOnWaitingList', {
  serviceId: theService,
  section: 'SEL-85',
  on: '2026-02-01',
  tilbudId: bostoette,
  because: 'no-free-place',
});
export const changeServiceHours = command('ChangeServiceHours', { serviceId: theService, on: '2026-04-01', hoursPerWeek: 3 });
export const pauseService = command('PauseService', { serviceId: theService, on: '2026-04-01', because: 'admission' });
export const resumeService = command('ResumeService', { serviceId: theService, on: '2026-04-15' });
export const planServiceEnd = command('PlanServiceEnd', { serviceId: theService, date: '2026-12-31' });
export const cancelServiceEndPlan = command('CancelServiceEndPlan', { serviceId: theService });
export const annulService = command('AnnulService', { serviceId: theService, because: 'never-started' });

export const stepIntensiveSupport = command('StepIntensiveSupport', { serviceId: theService, on: '2026-10-20', hoursPerWeek: 18 });
export const moveIntensiveSupportEnd = command('MoveIntensiveSupportEnd', {
  serviceId: theService,
  through: '2026-12-14',
  because: 'readmission',
});
export const endIntensiveSupport = command('EndIntensiveSupport', { serviceId: theService, on: '2026-11-16' });

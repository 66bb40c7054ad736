/** Every kind of HospitalNotification, by the trade's short name and, where it is told of both, the care class. */
export const notificationKinds = {
  STAA: { activity: 'admit-emergency', class: 'EMER', status: 'in-progress', leave: 'none', ended: false },
  STIN: { activity: 'admit-inpatient', class: 'IMP', status: 'in-progress', leave: 'none', ended: false },
  STOR: { activity: 'start-leave-inpatient', class: 'IMP', status: 'onleave', leave: 'begun', ended: false },
  SLOR: { activity: 'end-leave-inpatient', class: 'IMP', status: 'in-progress', leave: 'over', ended: false },
  SLHJ: { activity: 'discharge-inpatient-home', class: 'IMP', status: 'finished', leave: 'none', ended: true },
  SLHJ_EMER: { activity: 'discharge-emergency-home', class: 'EMER', status: 'finished', leave: 'none', ended: true },
  MORS: { activity: 'admit-inpatient', class: 'IMP', status: 'finished', leave: 'none', ended: true, deceased: true },
  MORS_EMER: { activity: 'admit-emergency', class: 'EMER', status: 'finished', leave: 'none', ended: true, deceased: true },
  RE_STAA: { activity: 'revise-admit-emergency', class: 'EMER', status: 'in-progress', leave: 'none', ended: false },
  RE_STIN: { activity: 'revise-admit-inpatient', class: 'IMP', status: 'in-progress', leave: 'none', ended: false },
  RE_STOR: { activity: 'revise-start-leave-inpatient', class: 'IMP', status: 'onleave', leave: 'begun', ended: false },
  RE_SLOR: { activity: 'revise-end-leave-inpatient', class: 'IMP', status: 'in-progress', leave: 'over', ended: false },
  RE_SLHJ: { activity: 'revise-discharge-inpatient-home', class: 'IMP', status: 'finished', leave: 'none', ended: true },
  RE_SLHJ_EMER: { activity: 'revise-discharge-emergency-home', class: 'EMER', status: 'finished', leave: 'none', ended: true },
  RE_MORS: { activity: 'revise-admit-inpatient', class: 'IMP', status: 'finished', leave: 'none', ended: true, deceased: true },
  AN_STAA: { activity: 'cancel-admit-emergency', class: 'EMER', status: 'entered-in-error', leave: 'none', ended: false },
  AN_STIN: { activity: 'cancel-admit-inpatient', class: 'IMP', status: 'entered-in-error', leave: 'none', ended: false },
  AN_STOR: { activity: 'cancel-start-leave-inpatient', class: 'IMP', status: 'in-progress', leave: 'none', ended: false },
  AN_SLOR: { activity: 'cancel-end-leave-inpatient', class: 'IMP', status: 'onleave', leave: 'begun', ended: false },
  AN_SLHJ: { activity: 'cancel-discharge-inpatient-home', class: 'IMP', status: 'in-progress', leave: 'none', ended: false },
  AN_SLHJ_EMER: { activity: 'cancel-discharge-emergency-home', class: 'EMER', status: 'in-progress', leave: 'none', ended: false },
} as const satisfies Readonly<Record<string, KindShape>>;

export type NotificationKind = keyof typeof notificationKinds;

export interface KindShape {
  readonly activity: string;
  readonly class: 'IMP' | 'EMER';
  readonly status: 'in-progress' | 'onleave' | 'finished' | 'entered-in-error';
  /** Whether the Encounter tells of a leave: none, one that goes on, one that is over. */
  readonly leave: 'none' | 'begun' | 'over';
  /** Whether the stay has an end. */
  readonly ended: boolean;
  readonly deceased?: boolean;
}

/** All kinds, for tests that go through each. */
export const allNotificationKinds = Object.keys(notificationKinds) as readonly NotificationKind[];

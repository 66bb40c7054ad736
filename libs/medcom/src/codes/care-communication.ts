/** The codes that CareCommunications are written with. */

/** What a CareCommunication may be about: codes of `codeSystems.category`. */
export const categories = [
  'acute-ambulant',
  'alcohol-and-drug-treatment',
  'assistive-devices',
  'carecoordination',
  'decease',
  'discharge',
  'examination-results',
  'extended-care-responsibility',
  'healthcare',
  'home-care-assessment',
  'medicine',
  'nursing',
  'other',
  'outpatient',
  'psychiatry-social-disability',
  'regarding-referral',
  'telemedicine',
  'training',
] as const;
export type Category = (typeof categories)[number];

/** What was done with a CareCommunication: codes of `codeSystems.activity`. Taking one back has no code of its own. */
export const careCommunicationActivities = ['new-message', 'reply-message', 'forward-message'] as const;

/** The roles of those who work with citizens in social psychiatry, as `codeSystems.role` names them, and in Danish. */
export const practitionerRoles = {
  socialraadgiver: 'Socialrådgiver',
  ledendesocialraadgiver: 'Ledende socialrådgiver',
  paedagog: 'Pædagog',
  sygeplejerske: 'Sygeplejerske',
  socialogsundhedsassistent: 'Social- og sundhedsassistent',
  ergoterapeut: 'Ergoterapeut',
  fysioterapeut: 'Fysioterapeut',
  psykolog: 'Psykolog',
} as const;
export type PractitionerRoleCode = keyof typeof practitionerRoles;

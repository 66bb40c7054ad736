/** Zones on both sides of Denmark's, with clocks that change on other dates than there or never, and with quarters of an hour. */
export const timeZones = [
  'Europe/Copenhagen',
  'UTC',
  'America/Los_Angeles',
  'Pacific/Auckland',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
] as const;

export type TimeZone = (typeof timeZones)[number];

import { z } from 'zod';

/** The days of the week on which anybody works, in their order. */
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** From when until when the municipality is at work, `HH:MM` by the wall clock in Denmark. */
export const hoursSchema = z.strictObject({ from: timeOfDay, until: timeOfDay });
export type Hours = Readonly<z.infer<typeof hoursSchema>>;

const hours = hoursSchema.nullable();

/** The hours of each weekday; null where nobody works on it. */
export const workingHoursSchema = z.strictObject({ monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours });
export type WorkingHours = Readonly<z.infer<typeof workingHoursSchema>>;

const usual: Hours = { from: '08:00', until: '15:30' };

/** Ordinary hours of a municipal administration. */
export const usualWorkingHours: WorkingHours = {
  monday: usual,
  tuesday: usual,
  wednesday: usual,
  thursday: usual,
  friday: { from: '08:00', until: '14:30' },
};

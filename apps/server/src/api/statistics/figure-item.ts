import { z } from 'zod';

const plainTitle = z.strictObject({ da: z.string(), en: z.string() });

/** What a figure is. */
export const figureItem = z.strictObject({
  name: z.string().describe('As it is asked for'),
  title: plainTitle,
  definition: z.string().describe('What exactly is counted or measured'),
  unit: z.enum(['days', 'clips', 'workers', 'share']).describe('What a value is a number of; a share is 1 or 0, so that the mean is a share'),
  groups: z.enum(['tilbud', 'section', 'partner', 'none']),
  outcomes: z.array(z.string()),
});

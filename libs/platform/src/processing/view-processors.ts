import { type Processor, viewProcessor } from '#processing';
import { views } from '#read-models';

/** The processors that keep the read models up to date; a process that only serves waits for those of another. */
export const viewProcessors: readonly Processor[] = views.map((view) => viewProcessor(view));

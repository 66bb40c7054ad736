export * from './commands.js';
export * from './random-steps.js';
export * from './tilbud-story.js';

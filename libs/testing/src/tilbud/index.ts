export * from './commands.js';
export * from './tilbud-story.js';

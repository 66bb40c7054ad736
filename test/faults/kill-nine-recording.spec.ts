import { describeDeaths } from './kill-nine.js';

describeDeaths('P9 P11 P12 the main job goes on after kill -9 while recording and projecting', [
  'command.before-append:1',
  'command.before-append:9',
  'command.after-append:1',
  'command.after-append:9',
  'command.after-append:17',
  'processor.before-commit:1',
  'processor.before-commit:12',
  'processor.after-commit:12',
]);

import { describeDeaths } from './kill-nine.js';

describeDeaths('P4 P16 the main job goes on after kill -9 while planning and telling', [
  'planner.after-append:1',
  'planner.after-append:3',
  'delivery.before-send:1',
  'delivery.before-send:2',
  'delivery.after-send:1',
  'delivery.after-send:2',
]);

import { calendarAroundItsEdges } from './calendar.js';

process.stdout.write(JSON.stringify(calendarAroundItsEdges()));

/** What `startRebuilding` runs: one rebuild of the view of counters. */
import { openPostgresEventStore } from '#event-store/postgres/index.js';
import { openPool } from '#platform/postgres/pool/open-pool.js';
import { killAtFaultPoint, rebuildView } from '#processing';
import { countsView } from './counts-view.js';
import { type RebuildingOptions } from './projecting-process.js';

const { url, fault } = JSON.parse(process.argv[2] ?? '') as RebuildingOptions;
if (fault !== undefined) killAtFaultPoint(fault);
process.stdin.on('close', () => process.exit(1)).resume();
const pool = openPool(url, { applicationName: 'borgerforloeb-test-child', max: 4 });
const store = openPostgresEventStore({ pool });
await rebuildView({ pool, store, view: countsView(), pageSize: 10 });
await store.close();
await pool.end();
process.exit(0);

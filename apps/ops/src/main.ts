import { listAdvisories } from './advisories/list.js';
import { redriveAdvisories } from './advisories/redrive.js';
import { showAdvisory } from './advisories/show.js';
import { withdrawAdvisories } from './advisories/withdraw.js';
import { runCommandLine } from './command-line/run.js';
import { demo } from './demo/demo.js';
import { doctor } from './doctor/doctor.js';
import { importFiles } from './import/import.js';
import { listProjections } from './projections/list.js';
import { rebuildProjection } from './projections/rebuild.js';

process.exitCode = await runCommandLine([
  demo,
  doctor,
  listAdvisories,
  showAdvisory,
  redriveAdvisories,
  withdrawAdvisories,
  importFiles,
  listProjections,
  rebuildProjection,
], process.argv.slice(2), {
  out: (line) => {
    console.log(line);
  },
  err: (line) => {
    console.error(line);
  },
  interactive: process.stderr.isTTY,
  width: process.stdout.columns,
});

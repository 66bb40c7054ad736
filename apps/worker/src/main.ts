import { runProcess } from '#platform';
import { createWorker } from './create-worker.js';

await runProcess(createWorker, 'Borgerforloeb worker');

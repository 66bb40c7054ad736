import { runProcess } from '#platform';
import { createServer } from './create-server.js';

await runProcess(createServer, 'Borgerforloeb');

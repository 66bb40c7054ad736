import { writeFileSync } from 'node:fs';
import { pages } from './pages.js';

for (const { file, text } of pages()) writeFileSync(file, text);

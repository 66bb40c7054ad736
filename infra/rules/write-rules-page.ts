import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { rulesPage } from '#domain/rules-page.js';

writeFileSync(resolve(import.meta.dirname, '../../libs/domain/RULES.md'), rulesPage());

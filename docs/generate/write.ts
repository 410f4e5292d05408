// `npm run docs`: writes docs/settings.md and docs/deploy-role.json.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deployRole } from './deploy-role.ts';
import { page } from './page.ts';
import { readSource, root } from './source.ts';

writeFileSync(join(root, 'docs', 'settings.md'), page(readSource()));
writeFileSync(join(root, 'docs', 'deploy-role.json'), deployRole());

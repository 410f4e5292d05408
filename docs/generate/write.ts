// `npm run docs`: writes docs/settings.md.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { page } from './page.ts';
import { readSource, root } from './source.ts';

writeFileSync(join(root, 'docs', 'settings.md'), page(readSource()));

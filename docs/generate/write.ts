// `npm run docs`: writes docs/settings.md, docs/texts.md, docs/deploy-role.json and the table of docs/first-deploy.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import './html-as-text.ts';
import { deployRole } from './deploy-role.ts';
import { page } from './page.ts';
import { withRefusals } from './refusals.ts';
import { readSource, root } from './source.ts';

writeFileSync(join(root, 'docs', 'settings.md'), page(readSource()));
writeFileSync(join(root, 'docs', 'deploy-role.json'), deployRole());

const firstDeploy = join(root, 'docs', 'first-deploy.md');
writeFileSync(firstDeploy, withRefusals(readFileSync(firstDeploy, 'utf8')));

// Only now are HTML files modules.
const { textsDocument } = await import('./texts/document.ts');
writeFileSync(join(root, 'docs', 'texts.md'), textsDocument());

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../source.ts';

const lib = join(root, '.venv', 'tools', 'lib');

/** What cfn-lint ships: CloudFormation's registry, and AWS's service authorization reference. */
export const data = join(lib, readdirSync(lib)[0] ?? '', 'site-packages', 'cfnlint', 'data');

export const readJson = (...path: string[]) => JSON.parse(readFileSync(join(...path), 'utf8'));

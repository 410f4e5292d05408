import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../source.ts';

const isSource = (file: string) => /\.(?:ts|mjs)$/.test(file) && !/\.test\.ts$|\.d\.ts$/.test(file);
const isOfTests = (file: string) => /\/(?:fakes|testing)\//.test(file);

/** The source files below a folder, those of tests left out, in the order of their names. */
export const sourcesBelow = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)))
    .filter(file => isSource(file) && !isOfTests(file))
    .sort();

import { stripVTControlCharacters } from 'node:util';
import { findingsText } from '../../commands/preflight/findings-text.ts';
import type { Finding } from '../finding.ts';

/** What is printed, line by line, of findings that stand alone. */
export const lines = (...findings: Finding[]) =>
  findings.map(finding => stripVTControlCharacters(findingsText([finding], process.stdout)));

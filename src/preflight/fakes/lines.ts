import type { Finding } from '../finding.ts';
import { inWords } from '../words.ts';

/** What is printed, line by line, of findings that stand alone. */
export const lines = (...findings: Finding[]) => findings.map(finding => inWords([finding]));

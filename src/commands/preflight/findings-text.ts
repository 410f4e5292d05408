import { styleText } from 'node:util';
import type { Finding } from '../../preflight/finding.ts';
import { inWords, marks } from '../../preflight/words.ts';

const colours = { ok: 'green', warning: 'yellow', failure: 'red' } as const;

/** The findings in words, with marks in colour only where `stream` is a terminal that shows it. */
export const findingsText = (findings: readonly Finding[], stream: NodeJS.WriteStream) =>
  inWords(findings, outcome => styleText(colours[outcome], marks[outcome], { stream }));

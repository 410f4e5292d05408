import { failuresOf } from '../../preflight/finding.ts';
import { rejectExtraArguments } from '../access/arguments.ts';
import type { Command } from '../kit/command.ts';
import { parseOptions } from '../kit/options.ts';
import { withProgress } from '../kit/progress.ts';
import { findings } from './findings.ts';
import { findingsText } from './findings-text.ts';
import { preflight } from './usage.mjs';

/** `sls preflight`: every check that runs before a deploy, passed ones included. */
export const command: Command = async ({ words, stage, connection }) => {
  const { positionals } = parseOptions(words, preflight.options);
  rejectExtraArguments(positionals, 'options only');
  if (stage === 'local')
    return { document: { stage, findings: [] }, text: 'Stage local runs on this machine and needs no AWS account.' };
  const found = await withProgress(
    () => 'Checking the AWS account …',
    connection().then(aws => findings(stage, aws)),
  );
  const failures = failuresOf(found).length;
  const verdict =
    failures === 0
      ? `No problem found that would stop a deploy of stage ${stage}.`
      : `${failures} to fix before a deploy.`;
  const text = `${findingsText(found, process.stdout)}\n\n${verdict}`;
  return { document: { stage, findings: found }, text, failed: failures > 0 };
};

import { completeStage } from '../../../config/settings/stage.ts';
import { settingsOf } from '../../../config/stages.ts';
import { verify as judge, outcomes } from '../../verify/verify.ts';
import { rejectExtraArguments } from '../access/arguments.ts';
import { BadUsage } from '../kit/bad-usage.ts';
import type { Command } from '../kit/command.ts';
import { onDeployedStage } from '../kit/deployed-stage.ts';
import { interruptible } from '../kit/interrupt.ts';
import { parseOptions } from '../kit/options.ts';
import { withProgress } from '../kit/progress.ts';
import { observeStage } from './observe-stage.ts';
import { verdict, verifyText } from './text.ts';
import { verify } from './usage.mjs';

/** `sls verify`: checks whether AWS behaves as the project assumes. Only `--with-person` changes anything, and undoes it. */
export const command: Command = async call => {
  const { values, positionals } = parseOptions(call.words, verify.options);
  rejectExtraArguments(positionals, 'options only');
  const { 'with-person': withPerson = false, wait = false } = values;
  if (wait && !withPerson) throw waitAlone;
  const settings = completeStage(settingsOf(call.stage));

  let doing = 'Reading …';
  const progress = (next: string) => {
    doing = next;
  };
  const work = interruptible(signal =>
    onDeployedStage(call, (clients, outputs) =>
      observeStage({
        clients,
        stage: { name: call.stage, settings, outputs },
        ...{ withPerson, wait, progress, signal },
      }),
    ),
  );
  const { observed, failed } = await withProgress(() => doing, work);

  const findings = judge(observed);
  const missing = withPerson ? (wait ? 'nothing' : '--wait') : '--with-person';
  const counts = outcomes(findings);
  return {
    // Includes the observations, as evidence for a bug report.
    document: { stage: call.stage, findings, outcomes: counts, observed },
    text: `${verifyText(findings, process.stdout)}\n\n${verdict(findings, missing)}`,
    failed: failed || counts.differs > 0,
  };
};

const waitAlone = new BadUsage({
  code: 'bad-option',
  problem: '--wait needs --with-person',
  given: '--wait',
  allowed: '--with-person --wait',
  fix: 'Pass both: without a person there is no session to renew.',
});

import { failuresOf } from '../../preflight/words.ts';
import { findings } from '../preflight/findings.ts';
import { findingsText } from '../preflight/findings-text.ts';
import { type Deploying, Refusal } from './deploying.ts';

/** Refuses a deploy that the account is not ready for. Stage local has an account of its own, which is empty. */
export async function preflight({ osls, stage }: Deploying): Promise<void> {
  if (stage === 'local') return;
  const found = await findings(stage, await osls.getProvider('aws').getAwsSdkV3Config());
  const remarkable = found.filter(({ outcome }) => outcome !== 'ok');
  if (remarkable.length > 0) process.stderr.write(`${findingsText(remarkable, process.stderr)}\n`);
  const failures = failuresOf(found).length;
  if (failures === 0) return;
  throw new Refusal(
    `AWS is not ready for stage ${stage}: ${failures} to put right. See all: npx sls preflight --stage ${stage}`,
  );
}

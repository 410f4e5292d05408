import { failuresOf } from '../../preflight/finding.ts';
import { findings } from '../preflight/findings.ts';
import { findingsText } from '../preflight/findings-text.ts';
import { type Deploying, DeployRefused } from './deploying.ts';

/** Refuses a deploy that the account is not ready for. Stage local has an account of its own, which is empty. */
export async function preflight({ osls, stage, print }: Deploying, find = findings): Promise<void> {
  if (stage === 'local') return;
  const found = await find(stage, await osls.getProvider('aws').getAwsSdkV3Config());
  const remarkable = found.filter(({ outcome }) => outcome !== 'ok');
  if (remarkable.length > 0) print(findingsText(remarkable, process.stderr));
  const failures = failuresOf(found).length;
  if (failures === 0) return;
  throw new DeployRefused(
    `AWS is not ready for stage ${stage}: ${failures} to put right. See all: npx sls preflight --stage ${stage}`,
  );
}

import { failuresOf } from '../../preflight/finding.ts';
import { findings } from '../preflight/findings.ts';
import { findingsText } from '../preflight/findings-text.ts';
import { type Deploying, DeployRefused } from './deploying.ts';

/** Refuses a deploy if the account is not ready for it. Stage local uses the embedded AWS, which is empty. */
export async function preflight({ osls, stage, print }: Deploying, find = findings): Promise<void> {
  if (stage === 'local') return;
  const found = await find(stage, await osls.getProvider('aws').getAwsSdkV3Config());
  const remarkable = found.filter(({ outcome }) => outcome !== 'ok');
  if (remarkable.length > 0) print(findingsText(remarkable, process.stderr));
  const failures = failuresOf(found).length;
  if (failures === 0) return;
  throw new DeployRefused(
    `The AWS account is not ready for stage ${stage}: ${failures} to fix. To see every check: npx sls preflight --stage ${stage}`,
  );
}

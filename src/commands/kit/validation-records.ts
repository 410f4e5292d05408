import { stackName } from '../../../config/names.ts';
import { type StageName, settingsOf, stageNamed } from '../../../config/stages.ts';
import { isNoStack } from '../../aws/missing.ts';
import { type Regions, regions } from '../../aws/preflight/regions.ts';
import {
  accountRegions,
  certificateNames,
  deleteRecords,
  type StackCertificate,
  stackCertificates,
  validationRecords,
  zoneRecords,
} from '../../aws/stack/certificates.ts';
import { removableRecords } from '../../stack/removable-records.ts';
import type { DeployOsls } from '../deploy/deploying.ts';
import { endProgress, progressWatch } from './progress.ts';

/** A stack's certificates before osls changed or removed it, or why they could not be read. */
const remembered = new WeakMap<DeployOsls, readonly StackCertificate[] | Error>();

const stackOf = (stage: StageName) => stackName(stage, settingsOf(stage).place);

/**
 * Before osls changes or removes the stack: remembers how its certificates are validated. CloudFormation deletes certificates, and leaves
 * their records in the zone: https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1603
 */
export const rememberCertificates = (osls: DeployOsls): Promise<void> =>
  onStage(osls, async (stage, { at }) => {
    const here = at(settingsOf(stage).place.region);
    try {
      const arns = await existing(stackCertificates(here.cloudFormation(), stackOf(stage)));
      const certificates = arns.map(async arn => ({ arn, records: await validationRecords(here.acm(), arn) }));
      remembered.set(osls, await Promise.all(certificates));
    } catch (cause) {
      remembered.set(osls, cause instanceof Error ? cause : new Error(`${cause}`));
    }
  });

/**
 * Afterwards: deletes the records of the certificates that were deleted. A failure here fails no deploy: a remaining record costs nothing
 * and validates the same name again. A record that another certificate may need stays.
 */
export const removeValidationRecords = (osls: DeployOsls): Promise<void> =>
  onStage(osls, async (stage, everywhere) => {
    const before = remembered.get(osls) ?? [];
    try {
      if (before instanceof Error) throw before;
      const count = await removeUnneeded(stage, everywhere, before);
      if (count > 0)
        progressWatch().say(
          `Deleted ${count} validation ${count === 1 ? 'record' : 'records'} of removed certificates.`,
        );
    } catch (cause) {
      const why = cause instanceof Error ? cause.message.replace(/\.$/, '') : `${cause}`;
      endProgress();
      process.stderr.write(`! Validation records of removed certificates may be left in the hosted zone: ${why}.\n`);
    }
  });

async function removeUnneeded(stage: StageName, { at }: Regions, before: readonly StackCertificate[]): Promise<number> {
  const { place, domain } = settingsOf(stage);
  const here = at(place.region);
  if (before.length === 0) return 0;
  const left = await existing(stackCertificates(here.cloudFormation(), stackOf(stage)));
  const gone = before.filter(({ arn }) => !left.includes(arn));
  const records = gone.flatMap(one => one.records);
  if (records.length === 0) return 0;
  const zone = domain.hostedZone.id;
  const names = [...new Set(records.map(({ name }) => name))];
  const found = await zoneRecords(here.route53(), zone, names);
  const others = await Promise.all(
    (await accountRegions(here.ec2())).map(region =>
      certificateNames(
        at(region).acm(),
        gone.map(({ arn }) => arn),
      ),
    ),
  );
  const unneeded = removableRecords(records, others.flat(), found);
  if (unneeded.length > 0) await deleteRecords(here.route53(), zone, unneeded);
  return unneeded.length;
}

/** A stack that does not exist has no certificates. */
async function existing(arns: Promise<string[]>): Promise<string[]> {
  try {
    return await arns;
  } catch (cause) {
    if (isNoStack(cause)) return [];
    throw cause;
  }
}

/** Skips stage local, whose zone belongs to its own stack. */
async function onStage(osls: DeployOsls, act: (stage: StageName, regions: Regions) => Promise<void>): Promise<void> {
  const stage = stageNamed(osls.service.provider.stage);
  if (stage === 'local') return;
  const everywhere = regions(await osls.getProvider('aws').getAwsSdkV3Config());
  try {
    await act(stage, everywhere);
  } finally {
    everywhere.destroy();
  }
}

import { Temporal } from 'temporal-polyfill';
import { stackName } from '../../../config/names.ts';
import { addressesInAws, originOf } from '../../../config/origins.ts';
import { adminsGroup } from '../../../config/settings/access.ts';
import { type CompleteStage, completeStage } from '../../../config/settings/stage.ts';
import { settingsOf, stageNamed } from '../../../config/stages.ts';
import { type AwsClients, awsClients } from '../../aws/clients.ts';
import { lists } from '../../aws/invitations/people/lists.ts';
import { stackOutputs } from '../../aws/stack/stack.ts';
import { assumedUse } from '../../cost/assumptions.ts';
import { inUsd } from '../../cost/cost-text.ts';
import { monthlyCost } from '../../cost/monthly.ts';
import { NoPrices, pricesOf } from '../../cost/prices.ts';
import { awakeHours } from '../cost/awake.ts';
import type { DeployOsls } from './deploying.ts';
import { summaryText } from './summary-text.ts';

/** osls, after one of its commands has succeeded. */
export interface EndedOsls extends DeployOsls {
  processedInput: { commands: readonly string[] };
}

/**
 * Prints addresses, admins, costs and next commands after a deploy, also after one without changes. The stage is deployed by then, so
 * what cannot be read is reported and fails nothing.
 */
export async function summary(osls: EndedOsls, print = (text: string) => void process.stdout.write(text)) {
  if (osls.processedInput.commands.join(' ') !== 'deploy') return;
  const stage = stageNamed(osls.service.provider.stage);
  if (stage === 'local') return;
  const settings = completeStage(settingsOf(stage));
  const { pattern, login } = addressesInAws(settings);
  print(
    summaryText({
      stage,
      apps: Object.entries(settings.apps).map(([name, { host }]) => ({ name, url: originOf(pattern, host) })),
      portal: originOf(pattern, settings.domain.portal),
      login,
      admins: await admins(osls, stackName(stage, settings.place)),
      cost: costOf(settings, Temporal.Now.instant()),
    }),
  );
}

/** The group's members, or why they could not be read. */
async function admins(osls: DeployOsls, stack: string): Promise<readonly string[] | { unknown: string }> {
  let clients: AwsClients | undefined;
  try {
    clients = awsClients(await osls.getProvider('aws').getAwsSdkV3Config());
    return await adminsOf(clients, stack);
  } catch (error) {
    return { unknown: error instanceof Error ? error.message : `${error}` };
  } finally {
    clients?.destroy();
  }
}

/** Email addresses, or user names of people without one. */
export async function adminsOf(clients: AwsClients, stack: string): Promise<readonly string[]> {
  const { UserPoolId = '' } = await stackOutputs(clients.cloudFormation(), stack);
  const found = await lists(clients.cognito(), UserPoolId).membersOf(adminsGroup);
  return (found ?? []).map(({ email, username }) => email ?? username);
}

/** The costs of a month, or that prices of the region are missing. */
export function costOf(settings: CompleteStage, from: Temporal.Instant): string {
  const awake = awakeHours(settings.apps, from);
  const always = Object.values(awake).every(({ least }) => least === assumedUse.hours);
  try {
    const { total } = monthlyCost(settings, pricesOf(settings.place.region), awake);
    return `${inUsd(total)} a month, ${always ? 'always on, ' : ''}without tax`;
  } catch (error) {
    if (error instanceof NoPrices) return error.message;
    throw error;
  }
}

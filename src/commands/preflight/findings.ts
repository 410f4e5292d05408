import { stackName } from '../../../config/names.ts';
import { completeStage } from '../../../config/settings/stage.ts';
import { type StageName, settingsOf } from '../../../config/stages.ts';
import type { Connection } from '../../aws/clients.ts';
import { identity } from '../../aws/preflight/account.ts';
import { facts } from '../../aws/preflight/facts.ts';
import { regions } from '../../aws/preflight/regions.ts';
import { account } from '../../preflight/account.ts';
import { noDns, publicDns } from '../../preflight/dns/public-dns.ts';
import type { PreflightFinding } from '../../preflight/finding.ts';
import { preflight } from '../../preflight/preflight.ts';
import type { PlannedStage } from '../../preflight/wanted.ts';

/**
 * The findings about the account before a deploy. With credentials of a wrong account, nothing else is checked: everything would seem
 * to be missing.
 */
export async function findings(stage: StageName, connection: Connection): Promise<PreflightFinding[]> {
  const settings = completeStage(settingsOf(stage));
  const wanted: PlannedStage = { ...settings, stage, stack: stackName(stage, settings.place) };
  const everywhere = regions(connection);
  try {
    const who = account(await identity(everywhere.at(settings.place.region).sts()), wanted);
    if (who.outcome === 'failure') return [who];
    return [who, ...preflight(await facts(everywhere, dns(), wanted), wanted)];
  } finally {
    everywhere.destroy();
  }
}

/** Zones of an emulated AWS are not in the public DNS. */
const dns = () =>
  process.env.AWS_ENDPOINT_URL ? noDns('AWS_ENDPOINT_URL is set, so this is not the real AWS') : publicDns();

import { Temporal } from 'temporal-polyfill';
import { completeStage } from '../../../config/settings/stage.ts';
import { settingsOf } from '../../../config/stages.ts';
import { peopleInWords, peopleOf } from '../../cost/capacity.ts';
import { costText } from '../../cost/cost-text.ts';
import { monthlyCost } from '../../cost/monthly.ts';
import { NoPrices, pricesOf } from '../../cost/prices.ts';
import { rejectExtraArguments } from '../access/arguments.ts';
import type { Command } from '../kit/command.ts';
import { Failed } from '../kit/failed.ts';
import { parseOptions } from '../kit/options.ts';
import { awakeHours } from './awake.ts';
import { costCommand as usage } from './usage.mjs';

/** `sls cost`: the month's bill of a stage, from its settings and src/cost/prices.ts. */
export const command: Command = async ({ words, stage, region }) => {
  rejectExtraArguments(parseOptions(words, usage.options).positionals, 'options only');
  const settings = completeStage(settingsOf(stage));
  const awake = awakeHours(settings.apps, Temporal.Now.instant());
  const cost = monthlyCost(settings, priced(region), awake);
  const people = peopleOf(settings.apps);
  return {
    document: { stage, region, currency: 'USD', awakeHours: awake, ...cost, people },
    text: `${costText(`Monthly cost of stage ${stage} in ${region}, in USD without tax`, cost)}\n\n  ${peopleInWords(people)}`,
  };
};

function priced(region: string) {
  try {
    return pricesOf(region);
  } catch (cause) {
    if (!(cause instanceof NoPrices)) throw cause;
    const fix =
      'Add them to src/cost/prices.ts, from https://aws.amazon.com/fargate/pricing/ and the other pricing pages.';
    throw new Failed('no-prices', `${cause.message} ${fix}`, { cause });
  }
}

import type { CompleteStage } from '../../../config/settings/stage.ts';
import type { AwakeHours } from '../../cost/assumptions.ts';
import { type Amount, costOfApp, monthlyCost } from '../../cost/monthly.ts';
import { NoPrices, pricesOf } from '../../cost/prices.ts';

/** What a month costs with these hours, and what it would without any. */
export interface Saving {
  usd: Amount;
  alwaysOnUsd: Amount;
}

/** Of the stage, and of each app what it adds to the floor; or why nobody knows. */
export type Savings = { stage: Saving; apps: Record<string, Saving> } | { noPrices: string };

export function savings(settings: CompleteStage, region: string, awake: Record<string, AwakeHours>): Savings {
  try {
    const prices = pricesOf(region);
    const ofApp = (app: string): Saving => ({
      usd: costOfApp(settings, app, prices, awake[app]),
      alwaysOnUsd: costOfApp(settings, app, prices),
    });
    return {
      stage: {
        usd: monthlyCost(settings, prices, awake).total,
        alwaysOnUsd: monthlyCost(settings, prices).total,
      },
      apps: Object.fromEntries(Object.keys(settings.apps).map(app => [app, ofApp(app)])),
    };
  } catch (error) {
    if (error instanceof NoPrices) return { noPrices: error.message };
    throw error;
  }
}

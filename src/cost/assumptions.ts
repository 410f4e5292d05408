import type { UnitPrices } from './prices.ts';

/** For how many hours of a month an app runs. The least is less where it sleeps when nobody is connected. */
export interface AwakeHours {
  least: number;
  most: number;
}

/** What is not in the settings: a small team's use. */
export const assumedUse = {
  /** Of a month. */
  hours: 730,
  /** The load balancer's capacity units in use, on average. */
  capacityUnits: 0.05,
  /** Logs of all apps and functions, in a month. */
  logsGb: 0.5,
  /** Images kept. */
  imagesGb: 0.3,
} as const;

/** An app without hours, and that never idles. */
export const alwaysAwake: AwakeHours = { least: assumedUse.hours, most: assumedUse.hours };

/** What Fargate Spot takes of the price: it varies, and has no list price. https://aws.amazon.com/fargate/pricing/ */
export const spotShare = { least: 0.3, most: 0.5 } as const;

/** How many alarms and how many metrics of its own CloudWatch leaves an account free. https://aws.amazon.com/cloudwatch/pricing/ */
export const freeOfEach = 10;

/** Of an app: lease, hold, mark and record. */
const readsPerLook = 4;
/** Of the ledger, where there is nobody to invite: which jobs there are. */
const readsForInvitations = 1;

/** What a month's amounts rest on, and what they leave out. */
export function assumptionsOf(awake: Readonly<Record<string, AwakeHours>>, prices: UnitPrices): string[] {
  const readsPerMinute = Object.keys(awake).length * readsPerLook + readsForInvitations;
  const cents = Math.ceil(((readsPerMinute * assumedUse.hours * 60) / 1e6) * prices.millionReads * 100);
  return [
    ...awakeInWords(awake),
    `${assumedUse.capacityUnits} LCU, ${assumedUse.logsGb} GB of logs and ${assumedUse.imagesGb} GB of images, the use of a small team.`,
    `Spot takes ${spotShare.least * 100} to ${spotShare.most * 100} % of Fargate's price. It varies and has no list price.`,
    'The hosted zone is included, although other records may use it too.',
    `An account's first ${freeOfEach} alarms and ${freeOfEach} custom metrics are free, and assumed to be this stage's. Each further alarm is ${prices.alarm} USD a month, each further metric ${prices.metric} USD.`,
    `Not included: the checks of apps and invitations every minute, about ${cents} cents of DynamoDB a month; for Lambda and Scheduler they stay far within the free tier.`,
    'Cognito is free up to 10,000 monthly active users, Lambda up to 1 million requests a month.',
    'Not included: tax, data transfer to visitors, image builds, text messages, SES, your own secrets, and NAT gateways of your network.',
  ];
}

function awakeInWords(awake: Readonly<Record<string, AwakeHours>>): string[] {
  const apps = Object.entries(awake);
  if (apps.every(([, { least }]) => least === assumedUse.hours))
    return [`Always on, ${assumedUse.hours} hours a month.`];
  const hours = apps.map(
    ([app, { least, most }]) => `${app} ${least < most ? 'at most ' : ''}${Number(most.toFixed(1))}`,
  );
  return [
    `Hours awake, of a month's ${assumedUse.hours}: ${hours.join(', ')}. Wakes and holds outside opening hours come on top.`,
    ...(apps.some(([, { least, most }]) => least < most)
      ? ['An app that sleeps while no one is connected costs less than the maximum.']
      : []),
  ];
}

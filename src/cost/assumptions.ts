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
    `${assumedUse.capacityUnits} LCU, ${assumedUse.logsGb} GB of logs and ${assumedUse.imagesGb} GB of images, as a small team needs.`,
    `Spot takes ${spotShare.least * 100} to ${spotShare.most * 100} % of Fargate's price: it varies, and has no list price.`,
    'The hosted zone is counted although it serves whatever else is in it.',
    `An account's first ${freeOfEach} alarms and ${freeOfEach} metrics of its own are free, and taken to be this stage's: an alarm more is ${prices.alarm} USD a month, a metric ${prices.metric} USD.`,
    `Looking after apps and invitations every minute is not counted either: about ${cents} cents a month of DynamoDB; Lambda and Scheduler are free up to far more.`,
    'Cognito is free up to 10,000 people a month, Lambda up to a million calls.',
    'Not counted: tax, data sent to visitors, image builds, text messages, SES, secrets of yours, a NAT gateway of your network.',
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
    `Hours awake, of a month's ${assumedUse.hours}: ${hours.join(', ')}. What somebody wakes or holds awake beyond them comes on top.`,
    ...(apps.some(([, { least, most }]) => least < most)
      ? ['An app that sleeps when nobody is connected costs less than the most, as far as nobody is.']
      : []),
  ];
}

/** A region of AWS's own partition: all ARNs here begin with `arn:aws:`, and China and the governments have others. */
export const regionForm = '(?:us|eu|ap|sa|ca|me|af|il|mx)-(?:central|(?:north|south)?(?:east|west)|north|south)-[1-9]';

export const isRegion = (given: string) => new RegExp(`^${regionForm}$`).test(given);

export const isAccount = (given: string) => /^\d{12}$/.test(given);

/** `arn:partition:service:region:account:resource`; a resource may have colons of its own. */
export function partsOf(arn: string) {
  const [, , , region = '', account = '', ...resource] = arn.split(':');
  return { region, account, resource: resource.join(':') };
}

/** Whether it is the ARN of a certificate, of whichever region and account. */
export function isCertificate(arn: string): boolean {
  const { region, account, resource } = partsOf(arn);
  return isRegion(region) && isAccount(account) && /^certificate\/[\w-]+$/.test(resource);
}

const word = '[a-z][a-z0-9]*';
const form = new RegExp(`^${word}(-${word})*$`);

/** How stages, prefixes, groups and apps are named. */
export const named =
  'lower-case letters and digits, words joined by hyphens, each starting with a letter, at most 20 characters';

export const isName = (name: string) => form.test(name) && name.length <= 20;

/** Whether it is a whole number in the range, both ends included. */
export const isWhole = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most;

/** What a list has more than once. */
export const repeated = <T>(list: readonly T[]): T[] => [
  ...new Set(list.filter((item, index) => list.indexOf(item) !== index)),
];

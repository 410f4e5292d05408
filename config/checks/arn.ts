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

/** Where a stage lives. */
export interface PlaceSettings {
  /** The AWS account's id: 12 digits. */
  account: string;
  /** The AWS region of everything but a custom login domain's certificate, such as `eu-west-1`. */
  region: `${string}-${string}-${number}`;
}

/** The names under which a stage is reached. */
export interface DomainSettings {
  /** The public Route 53 zone that the apps' hosts belong to. It exists already: streamgate only adds records to it. */
  hostedZone: { id: `Z${string}`; name: string };
  /**
   * Prefix of the login page's address, `https://<prefix>.auth.<region>.amazoncognito.com`.
   * Unique in the region over all AWS accounts: small letters, digits and inner hyphens, 63 at most.
   */
  loginPrefix: string;
}

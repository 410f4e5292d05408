/** A certificate of ACM, in any region. */
export type CertificateArn = `arn:aws:acm:${string}:${string}:certificate/${string}`;

/** A Route 53 zone. */
export interface HostedZone {
  /** Its id, such as `Z08345312ABCDEF`. */
  id: `Z${string}`;
  /** Its name, such as `example.com`: 62 characters at most, so that a certificate has room for the portal and an app, and 59 without `portal`. */
  name: string;
}

/** The login page under a name that Cognito lends: `https://<prefix>.auth.<region>.amazoncognito.com`. */
export interface LoginPrefix {
  /**
   * Unique in the region over all AWS accounts: small letters, digits and inner hyphens, 63 at most, without the words `aws`,
   * `amazon` and `cognito`. Cannot be changed while the stage is deployed.
   * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain-prefix.html
   */
  prefix: string;
}

/** The login page on a host of your own. */
export interface LoginHost {
  /**
   * A host in the hosted zone, such as `auth.example.com`, 63 characters at most. Cognito demands that the name above it (here `example.com`) has an A
   * record already: one of yours, or an app's host. Cannot be changed while the stage is deployed.
   * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-add-custom-domain.html
   */
  host: string;
  /** Its certificate, which Cognito wants in us-east-1 wherever the stage is. */
  certificate: `arn:aws:acm:us-east-1:${string}:certificate/${string}`;
}

/** A log line of every request that the load balancer answered, in a bucket of the stage's own. */
export interface AccessLogs {
  /** Days after which S3 deletes a log file, 1 to 3650. The lines name visitors by their IP address. */
  keepDays: number;
}

/** The names under which a stage is reached. */
export interface DomainSettings {
  /** The public zone that the hosts belong to. It exists already: streamgate only adds records to it. */
  hostedZone: HostedZone;
  /**
   * One certificate of yours for the hosts of all apps and of the portal, in the stage's region. Without one each host gets its own, proved
   * by a record in the hosted zone.
   * @default none
   */
  certificate?: CertificateArn;
  /**
   * The host of the portal, in the hosted zone: there people find the apps they may use, and admins invite people. 64 characters at most,
   * as in a certificate.
   * @default `apps.` and the name of the hosted zone
   */
  portal?: string;
  /** Where the login page is: a `prefix`, which costs nothing to set up, or a `host` of your own with its `certificate`. */
  login: LoginPrefix | LoginHost;
  /**
   * Keeps the load balancer's access logs, in which the request id of every error page is found (docs/runbook.md). They cost what S3
   * stores. A stage that retains (`onRemove`) keeps them when it is removed, and S3 goes on deleting them when their days are over. Any other stage
   * that no longer wants them leaves a bucket that is not empty: delete it by hand.
   * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
   * @default none
   */
  accessLogs?: AccessLogs;
}

/** The settings with nothing left open that has a default. */
export interface CompleteDomain extends DomainSettings {
  portal: string;
}

export const defaultPortal = ({ name }: HostedZone): string => `apps.${name}`;

export const completeDomain = (domain: DomainSettings): CompleteDomain => ({
  portal: defaultPortal(domain.hostedZone),
  ...domain,
});

/** The ARN of an ACM certificate. */
export type CertificateArn = `arn:aws:acm:${string}:${string}:certificate/${string}`;

/** A Route 53 hosted zone. */
export interface HostedZone {
  /** The id of the zone, such as `Z08345312ABCDEF`. */
  id: `Z${string}`;
  /**
   * The name of the zone, such as `example.com`: at most 62 characters, so that a certificate can also name the portal and an app; at most
   * 59 unless `portal` is set.
   */
  name: string;
}

/** A sign-in page on a host of Cognito: `https://<prefix>.auth.<region>.amazoncognito.com`. */
export interface LoginPrefix {
  /**
   * Must be unique in the region across all AWS accounts: lower-case letters, digits and inner hyphens, at most 63 characters, without the
   * words `aws`, `amazon` and `cognito`. Cannot be changed while the stage is deployed.
   * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain-prefix.html
   */
  prefix: string;
}

/** A sign-in page on a host of your own. */
export interface LoginHost {
  /**
   * A host in the hosted zone, such as `auth.example.com`, at most 63 characters. Cognito requires that the parent name (here
   * `example.com`) already has an A record: yours, or that of an app. Cannot be changed while the stage is deployed.
   * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-add-custom-domain.html
   */
  host: string;
  /** The certificate of this host. Cognito requires it in us-east-1, whatever the region of the stage. */
  certificate: `arn:aws:acm:us-east-1:${string}:certificate/${string}`;
}

/** A log of every request to the load balancer, in an S3 bucket of the stage. */
export interface AccessLogs {
  /** Days after which S3 deletes a log file: 1 to 3650. The log contains the IP addresses of visitors. */
  keepDays: number;
}

/** The hosts of a stage. */
export interface DomainSettings {
  /** The public hosted zone of the hosts. It must already exist: streamgate only adds records to it. */
  hostedZone: HostedZone;
  /**
   * One certificate of yours for the hosts of all apps and of the portal, in the stage's region. Without it, each host gets its own
   * certificate, validated by a record in the hosted zone.
   * @default none
   */
  certificate?: CertificateArn;
  /**
   * The host of the app portal, in the hosted zone. There people find the apps they can use, and admins invite people. At most 64
   * characters, the limit of a certificate.
   * @default `apps.` and the name of the hosted zone
   */
  portal?: string;
  /** Where the sign-in page is: a `prefix`, which needs no set-up, or a `host` of your own with its `certificate`. */
  login: LoginPrefix | LoginHost;
  /**
   * Turns on the load balancer's access logs. Search them for the request ID of an error page (docs/runbook.md). You pay for the storage in
   * S3. A stage with `onRemove: 'retain'` keeps its logs when it is removed, and S3 still deletes each file when its days are over. On any
   * other stage, turning the logs off leaves a bucket with files behind: delete it by hand.
   * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
   * @default none
   */
  accessLogs?: AccessLogs;
}

/** The settings with all defaults filled in. */
export interface CompleteDomain extends DomainSettings {
  portal: string;
}

export const defaultPortal = ({ name }: HostedZone): string => `apps.${name}`;

export const completeDomain = (domain: DomainSettings): CompleteDomain => ({
  portal: defaultPortal(domain.hostedZone),
  ...domain,
});

/** What the schemas ask for, and no template of ours makes use of. Reading stays: CloudFormation also looks at what is not set. */
export const unused: readonly [actions: RegExp, why: string][] = [
  [/^s3:(REST\.|GetObjectMetadata$|DeleteBucket(Encryption|Lifecycle)$)/, 'no actions of IAM'],
  [/^lambda:Get(CodeSigningConfig|LayerVersion)$/, 'nothing signed, no layers'],
  [/^kms:/, 'no resource has a key of its own'],
  [
    /^(acm-pca|elasticfilesystem|firehose|kinesis|s3files|s3tables):/,
    'no private certificates, file systems, streams and tables',
  ],
  [/^ec2:\w*(Vpn|EncryptionControl|Tenancy|Ipam|SubnetCidrBlock)/, 'one IPv4 range, as it is given'],
  [/^ecs:PutAccountSetting/, "the account's settings are not the stack's"],
  [/^elasticloadbalancing:\w*(CapacityReservation|IpPools)$/, 'nothing reserved, no addresses of its own'],
  [/^iam:\w*(PermissionsBoundary|RoleDescription)$/, 'roles have neither'],
  [
    /^lambda:(Put|Delete|Pass|Associate)\w*(Concurrency|CodeSigning|Runtime|Recursion|Scaling|CapacityProvider)\w*$/,
    'functions with their defaults',
  ],
  [
    /^logs:(Put|Delete|Create|Associate|Disassociate)\w*(Protection|Policy|PolicyV2|Authentication|Delivery|Key)\w*(?<!RetentionPolicy)$/,
    'log groups with a retention',
  ],
  [/^logs:(CreateLogStream|PutLogEvents|DescribeLogStreams)$/, 'nothing imported into tables, which would be logged'],
  [/^dynamodb:(\w*(Import|Replica)\w*|Scan)$/, 'tables that begin empty, in one region'],
  [
    /^dynamodb:(Put|Delete|Update|Enable|Disable)(ResourcePolicy|ContributorInsights|KinesisStreaming\w*)$/,
    'tables without statistics, streams and a policy',
  ],
  [/^sns:PutDataProtectionPolicy$/, 'a topic without one'],
  [/^secretsmanager:\w*Regions/, 'secrets stay in their region'],
  [
    /^s3:(Put|Create|Update|Delete)\w*(Abac|Accelerate|Acl|Analytics|CORS|Cors|Inventory|IntelligentTiering|Logging|Metadata\w*|Metrics|Notification|ObjectLock|OwnershipControls|Replication|Versioning|Website)/,
    'buckets with encryption, a policy and an end of their objects',
  ],
];

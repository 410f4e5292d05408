/** A bucket whose objects nobody outside the account can be given, encrypted by S3, each deleted after its days. */
export const privateBucket = (rule: string, days: number) => ({
  PublicAccessBlockConfiguration: {
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: true,
  },
  BucketEncryption: {
    ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' as const } }],
  },
  LifecycleConfiguration: {
    Rules: [
      {
        Id: rule,
        Status: 'Enabled' as const,
        ExpirationInDays: days,
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
      },
    ],
  },
});

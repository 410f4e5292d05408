import type { Leftover } from '../../aws/stack/leftovers.ts';

/**
 * What CloudFormation created and could not delete, with the commands that delete it: on a stage with onRemove 'retain', the pool and
 * the ledger are protected from the start.
 */
export function orphansText(orphans: readonly Leftover[], region: string): string {
  const names = orphans.map(({ type, id, reason }) => `  ${type} ${id}${reason && `: ${reason}`}`);
  const commands = orphans.flatMap(({ type, id }) => deletions[type]?.(`--region ${region}`, id) ?? []);
  return [
    'The failed deploy created these resources and could not delete them. They are empty, and the stack no longer has them:',
    ...names,
    `The next deploy creates new ones. Delete these${commands.length > 0 ? ':' : ' in the AWS console.'}`,
    ...commands.map(command => `  aws ${command}`),
  ].join('\n');
}

/** AWS CLI commands by resource type. Deletion protection is disabled first. */
const deletions: Readonly<Record<string, (region: string, id: string) => string[]>> = {
  'AWS::Cognito::UserPool': (region, id) => [
    `cognito-idp update-user-pool ${region} --user-pool-id ${id} --deletion-protection INACTIVE`,
    `cognito-idp delete-user-pool ${region} --user-pool-id ${id}`,
  ],
  // Elastic Load Balancing has written a test file into it.
  'AWS::S3::Bucket': (region, id) => [`s3 rb ${region} --force s3://${id}`],
  'AWS::DynamoDB::Table': (region, id) => [
    `dynamodb update-table ${region} --table-name ${id} --no-deletion-protection-enabled`,
    `dynamodb wait table-exists ${region} --table-name ${id}`, // until it is ACTIVE again
    `dynamodb delete-table ${region} --table-name ${id}`,
  ],
};

import { DescribeSecretCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DescribeParametersCommand, type SSMClient } from '@aws-sdk/client-ssm';
import { lookUp } from '../lookup.ts';
import { unlessMissing } from '../missing.ts';

/** Whether a secret is there. What it holds is not asked for. */
export const secret = (secretsManager: SecretsManagerClient, SecretId: string) =>
  lookUp('secretsmanager:DescribeSecret', async patience => {
    const asked = secretsManager.send(new DescribeSecretCommand({ SecretId }), patience);
    const found = await unlessMissing(asked, 'ResourceNotFoundException');
    if (!found) return 'missing';
    return found.DeletedDate ? 'deleted' : 'there';
  });

/** Whether a parameter is there. GetParameter would answer with its value. */
export const parameter = (systemsManager: SSMClient, arn: string) =>
  lookUp('ssm:DescribeParameters', async patience => {
    const name = arn.slice(arn.indexOf(':parameter/') + ':parameter/'.length);
    // The ARN of `/key` and of `key` is the same.
    const Values = name.includes('/') ? [`/${name}`] : [name, `/${name}`];
    const ParameterFilters = [{ Key: 'Name', Option: 'Equals', Values }];
    const { Parameters = [] } = await systemsManager.send(
      new DescribeParametersCommand({ ParameterFilters }),
      patience,
    );
    return Parameters.length > 0 ? 'there' : 'missing';
  });

import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { environments } from '../config/environment.ts';
import { functionName } from '../config/names.ts';
import type { RunningPreview } from './preview.ts';
import { besideEmpty } from './rival-function.ts';
import type { Result } from './table.ts';

const trigger = functionName('streamgate-local', 'preToken');

/** The deployed trigger, invoked as Cognito invokes it. */
export const preToken = (preview: RunningPreview): Promise<Result[]> =>
  besideEmpty(preview, {
    what: 'pre-token',
    functionName: trigger,
    goals: { cold: 1.3, warm: 1.1 },
    async event() {
      const described = new GetFunctionConfigurationCommand({ FunctionName: trigger });
      const { Environment } = await preview.clients.lambda().send(described);
      const [clientId] = Object.values(JSON.parse(Environment?.Variables?.[environments.preToken.clients] ?? '{}'));
      return {
        version: '2',
        triggerSource: 'TokenGeneration_HostedAuth',
        callerContext: { clientId },
        request: {
          userAttributes: { sub: '1', email: 'ana@example.com', email_verified: 'true' },
          groupConfiguration: { groupsToOverride: ['admins'] },
        },
        response: { claimsAndScopeOverrideDetails: null },
      };
    },
  });

import {
  GetRolePolicyCommand,
  type IAMClient,
  ListRolePoliciesCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { type FunctionKey, functionRoleName } from '../../config/names.ts';

interface Statement {
  Action: string | string[];
}

/** A deployed function's role, of which a test takes a right away and gives it back. */
export async function roleOf(iam: IAMClient, stack: string, key: FunctionKey, region: string) {
  const RoleName = functionRoleName(stack, key, region);
  const { PolicyNames: [PolicyName] = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
  const { PolicyDocument = '' } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
  const whole: { Statement: Statement[] } = JSON.parse(decodeURIComponent(PolicyDocument));
  const put = (policy: object) =>
    iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument: JSON.stringify(policy) }));
  const actionsOf = ({ Action }: Statement) => [Action].flat();

  return {
    /** Whatever it may do besides writing its own log. */
    actions: [...new Set(whole.Statement.flatMap(actionsOf))].filter(action => !action.startsWith('logs:')).sort(),
    /** Does something while one right is missing. */
    async without<Result>(action: string, act: () => Promise<Result>): Promise<Result> {
      const left = whole.Statement.map(statement => ({
        ...statement,
        Action: actionsOf(statement).filter(one => one !== action),
      })).filter(({ Action }) => Action.length > 0);
      await put({ ...whole, Statement: left });
      try {
        return await act();
      } finally {
        await put(whole);
      }
    },
  };
}

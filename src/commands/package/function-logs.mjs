/**
 * What this step reads and changes of osls: the template that it packages.
 * @typedef {{ Action: string | string[] }} Statement
 * @typedef {{ Type: string, Properties?: { Policies?: { PolicyDocument: { Statement: Statement[] } }[] } }} Resource
 * @typedef {{ service: { provider: { compiledCloudFormationTemplate: { Resources?: Record<string, Resource> } } } }} Packaging
 */

const createLogGroup = 'logs:CreateLogGroup';

/**
 * Takes the right to make a log group from each function's role, to which serverless-iam-roles-per-function gives it. The stack makes
 * the groups. Lambda delivers a function's last lines late: with the right they make the group again after the stack is gone, and the
 * next deploy fails because it exists. https://github.com/serverless/serverless/issues/10002
 * @param {Packaging} osls
 */
export function keepFunctionsFromMakingLogGroups({ service }) {
  for (const { Type, Properties } of Object.values(service.provider.compiledCloudFormationTemplate.Resources ?? {})) {
    if (Type !== 'AWS::IAM::Role') continue;
    for (const { PolicyDocument } of Properties?.Policies ?? []) {
      for (const statement of PolicyDocument.Statement) {
        if (Array.isArray(statement.Action)) statement.Action = statement.Action.filter(one => one !== createLogGroup);
      }
    }
  }
}

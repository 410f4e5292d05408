/**
 * The part of osls that this step changes: the packaged template.
 * @typedef {{ Action: string | string[] }} Statement
 * @typedef {{ Type: string, Properties?: { Policies?: { PolicyDocument: { Statement: Statement[] } }[] } }} Resource
 * @typedef {{ service: { provider: { compiledCloudFormationTemplate: { Resources?: Record<string, Resource> } } } }} Packaging
 */

const createLogGroup = 'logs:CreateLogGroup';

/**
 * Removes the permission logs:CreateLogGroup, which serverless-iam-roles-per-function adds to each function's role. The stack creates
 * the groups. Lambda delivers a function's last log lines late: with the permission, they would create the group again after the stack
 * is deleted, and the next deploy would fail because it exists. https://github.com/serverless/serverless/issues/10002
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

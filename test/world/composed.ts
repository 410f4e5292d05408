import type { StageSettings } from '../../config/settings/stage.ts';
import { settingsOf } from '../../config/stages.ts';
import { stack } from '../../resources/stack.ts';
import type { Json } from './packaged.ts';

const preview = { port: 8501, awsEndpoint: 'http://127.0.0.1:4566' };
const made = (settings: StageSettings): Json => JSON.parse(JSON.stringify(stack('prod', settings, preview)));

/**
 * The template that `sls package --stage prod` would make of other settings: `packaged` is what it made of prod's own. What osls
 * adds (functions, roles, log groups, its bucket) is the same for all but for what the functions are told and may do.
 */
export function composed(packaged: Json, settings: StageSettings): Json {
  const own = made(settingsOf('prod')).resources.Resources;
  const { resources, functions } = made(settings);
  const byOsls: [string, Json][] = Object.entries<Json>(packaged.Resources).filter(([id]) => !(id in own));
  const called = (suffix: string, id: string) =>
    functions[Object.keys(functions).find(key => id.toLowerCase() === `${key}${suffix}`.toLowerCase()) ?? ''];
  const adapted = byOsls.map(([id, resource]) => {
    const [told, allowed] = [called('LambdaFunction', id), called('IamRoleLambdaExecution', id)];
    if (told) return [id, withProperties(resource, asTold(told))];
    if (allowed) return [id, withProperties(resource, { Policies: asAllowed(resource, allowed) })];
    return [id, resource];
  });
  return {
    ...packaged,
    Parameters: resources.Parameters,
    Resources: { ...Object.fromEntries(adapted), ...resources.Resources },
    Outputs: resources.Outputs,
  };
}

const withProperties = (resource: Json, more: object): Json => ({
  ...resource,
  Properties: { ...resource.Properties, ...more },
});

const asTold = ({ name, environment }: Json) => ({ FunctionName: name, Environment: { Variables: environment } });

/** The first statement is the function's log. */
function asAllowed({ Properties }: Json, { iamRoleStatements }: Json) {
  const [{ PolicyDocument, ...policy }] = Properties.Policies;
  const Statement = [PolicyDocument.Statement[0], ...iamRoleStatements];
  return [{ ...policy, PolicyDocument: { ...PolicyDocument, Statement } }];
}

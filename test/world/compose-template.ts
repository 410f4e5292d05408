import type { Preview } from '../../config/origins.ts';
import type { StageSettings } from '../../config/settings/stage.ts';
import { type StageName, settingsOf } from '../../config/stages.ts';
import { stack } from '../../resources/stack.ts';
import type { Json } from './packaged.ts';

export interface Composition {
  stage: StageName;
  /** What `sls package` made of the stage's own settings. */
  packaged: Json;
  settings: StageSettings;
  preview?: Preview;
}

const nowhere: Preview = { port: 8501, awsEndpoint: 'http://127.0.0.1:4566' };

/**
 * The template that `sls package` would make of other settings of a stage. What osls adds (functions, roles, log groups, its bucket)
 * is the same for all but for what the functions are told and may do.
 */
export function composeTemplate({ stage, packaged, settings, preview = nowhere }: Composition): Json {
  const made = (of: StageSettings): Json => JSON.parse(JSON.stringify(stack(stage, of, preview)));
  const own = made(settingsOf(stage)).resources.Resources;
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

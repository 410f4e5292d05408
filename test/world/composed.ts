import type { StageSettings } from '../../config/settings/stage.ts';
import { settingsOf } from '../../config/stages.ts';
import { stack } from '../../resources/stack.ts';
import type { Json } from './packaged.ts';

const preview = { port: 8501, awsEndpoint: 'http://127.0.0.1:4566' };
const made = (settings: StageSettings): Json => JSON.parse(JSON.stringify(stack('prod', settings, preview)));

/**
 * The template that `sls package --stage prod` would make of other settings: `packaged` is what it made of prod's own. What osls
 * adds (functions, roles, log groups, its bucket) is the same for all but for what the functions are told.
 */
export function composed(packaged: Json, settings: StageSettings): Json {
  const own = made(settingsOf('prod')).resources.Resources;
  const { resources, functions } = made(settings);
  const byOsls: [string, Json][] = Object.entries<Json>(packaged.Resources).filter(([id]) => !(id in own));
  const adapted = byOsls.map(([id, resource]) => {
    const [key] = Object.keys(functions).filter(one => id.toLowerCase() === `${one}LambdaFunction`.toLowerCase());
    if (key === undefined) return [id, resource];
    const { name: FunctionName, environment: Variables } = functions[key];
    return [id, { ...resource, Properties: { ...resource.Properties, FunctionName, Environment: { Variables } } }];
  });
  return {
    ...packaged,
    Resources: { ...Object.fromEntries(adapted), ...resources.Resources },
    Outputs: resources.Outputs,
  };
}

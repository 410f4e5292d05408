import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CreateFunctionCommand,
  GetFunctionConfigurationCommand,
  InvokeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { environments } from '../config/environment.ts';
import { functionName } from '../config/names.ts';
import { inTurn, milliseconds, ratios } from './in-turn.ts';
import type { RunningPreview } from './preview.ts';
import { median, type Result } from './table.ts';

const python = join(import.meta.dirname, '..', '.venv', 'tools', 'bin', 'python');

/** The deployed trigger beside a function that logs a line and returns its event, both invoked as Cognito invokes a trigger. */
export async function preToken({ clients, directory }: RunningPreview): Promise<Result[]> {
  console.error('pre-token, cold and warm …');
  const lambda = clients.lambda();
  const trigger = functionName('local', 'preToken');
  const { Role, Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: trigger }));
  const [clientId] = Object.values(JSON.parse(Environment?.Variables?.[environments.preToken.clients] ?? '{}'));

  const handler = join(directory, 'index.mjs');
  const zip = join(directory, 'empty.zip');
  // It logs a line as the trigger does: the embedded AWS waits 50 ms for the output of a function that has none.
  writeFileSync(handler, "export const handler = async event => (console.log('{}'), event);\n");
  execFileSync(python, ['-m', 'zipfile', '-c', zip, handler]);
  const code = { Runtime: 'nodejs24.x' as const, Handler: 'index.handler', Code: { ZipFile: readFileSync(zip) } };
  await lambda.send(new CreateFunctionCommand({ FunctionName: 'empty', Role, Environment, ...code }));

  const Payload = JSON.stringify({
    version: '2',
    triggerSource: 'TokenGeneration_HostedAuth',
    callerContext: { clientId },
    request: {
      userAttributes: { sub: '1', email: 'ana@example.com', email_verified: 'true' },
      groupConfiguration: { groupsToOverride: ['admins'] },
    },
    response: { claimsAndScopeOverrideDetails: null },
  });
  const warm = (FunctionName: string) => () =>
    milliseconds(async () => {
      const { FunctionError } = await lambda.send(new InvokeCommand({ FunctionName, Payload }));
      if (FunctionError) throw new Error(`${FunctionName} failed.`);
    });
  /** A changed configuration is a new execution environment. */
  const cold = (FunctionName: string) => async () => {
    const Variables = { ...Environment?.Variables, ROUND: String(performance.now()) };
    await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }));
    return warm(FunctionName)();
  };
  return [
    compare('pre-token cold', await inTurn(20, { ours: cold(trigger), theirs: cold('empty') }), 1.3),
    compare('pre-token warm', await inTurn(200, { ours: warm(trigger), theirs: warm('empty') }), 1.1),
  ];
}

function compare(what: string, { ours, theirs }: Record<'ours' | 'theirs', number[]>, goal: number): Result {
  const ratio = median(ratios(ours, theirs));
  return {
    what,
    unit: 'ms',
    ours: median(ours),
    rival: 'handler that logs a line',
    theirs: median(theirs),
    ratio,
    goal: `${goal} at most`,
    met: ratio <= goal,
  };
}

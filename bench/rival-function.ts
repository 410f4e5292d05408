import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CreateFunctionCommand,
  GetFunctionConfigurationCommand,
  InvokeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { inTurn, milliseconds } from './in-turn.ts';
import type { RunningPreview } from './preview.ts';
import { compared, type Result } from './table.ts';

const python = join(import.meta.dirname, '..', '.venv', 'tools', 'bin', 'python');

/** What is measured of a deployed function: what it is asked, and how it may compare. */
export interface Measured {
  what: string;
  functionName: string;
  event(): Promise<object>;
  goals: { cold: number; warm: number };
}

/** A deployed function beside one with its role and environment that logs a line and returns its event, both invoked alike. */
export async function besideEmpty({ clients, directory }: RunningPreview, measured: Measured): Promise<Result[]> {
  const { what, functionName, goals } = measured;
  console.error(`${what}, cold and warm …`);
  const lambda = clients.lambda();
  const described = new GetFunctionConfigurationCommand({ FunctionName: functionName });
  const { Role, Environment, MemorySize } = await lambda.send(described);
  const empty = `empty-${what}`;
  const handler = join(directory, 'index.mjs');
  const zip = join(directory, `${empty}.zip`);
  // It logs a line as ours do: the embedded AWS waits 50 ms for the output of a function that has none.
  writeFileSync(handler, "export const handler = async event => (console.log('{}'), event);\n");
  execFileSync(python, ['-m', 'zipfile', '-c', zip, handler]);
  const code = { Runtime: 'nodejs24.x' as const, Handler: 'index.handler', Code: { ZipFile: readFileSync(zip) } };
  await lambda.send(new CreateFunctionCommand({ FunctionName: empty, Role, Environment, MemorySize, ...code }));

  const Payload = JSON.stringify(await measured.event());
  const warm = (FunctionName: string) => () =>
    milliseconds(async () => {
      const { FunctionError, Payload: answer } = await lambda.send(new InvokeCommand({ FunctionName, Payload }));
      if (FunctionError) throw new Error(`${FunctionName} failed: ${answer?.transformToString()}`);
    });
  /** A changed configuration is a new execution environment. */
  const cold = (FunctionName: string) => async () => {
    const Variables = { ...Environment?.Variables, ROUND: String(performance.now()) };
    await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }));
    return warm(FunctionName)();
  };
  const row = { unit: 'ms', rival: 'handler that logs a line' };
  const [colds, warms] = [
    await inTurn(20, { ours: cold(functionName), theirs: cold(empty) }),
    await inTurn(200, { ours: warm(functionName), theirs: warm(empty) }),
  ];
  return [
    compared({ ...row, what: `${what} cold`, ...colds, goal: { most: goals.cold } }),
    compared({ ...row, what: `${what} warm`, ...warms, goal: { most: goals.warm } }),
  ];
}

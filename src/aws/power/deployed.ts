import { GetFunctionConfigurationCommand, InvokeCommand } from '@aws-sdk/client-lambda';
import { readEnvironment } from '../../../config/environment.ts';
import { functionName } from '../../../config/names.ts';
import type { PowerPorts, WakePorts } from '../../power/ports.ts';
import type { PowerReport } from '../../power/report.ts';
import { caller } from '../caller.ts';
import type { AwsClients } from '../clients.ts';
import { unlessMissing } from '../missing.ts';
import { notes, type WritableNotes } from './notes.ts';
import { powerPorts } from './ports.ts';
import { leaseWriter } from './wake-requests.ts';

/** The reconciler of a deployed stage, and all that it sees: through its own variables, so that nobody sees anything else. */
export interface DeployedPower {
  /** What it reaches. Make it anew for each look. */
  ports(): Omit<PowerPorts, 'log'>;
  notes: WritableNotes;
  takeLease: WakePorts['takeLease'];
  /** Has it look after one app now, and waits for what it did. Rejects with `ReconcilerFailed`. */
  run(app: string): Promise<PowerReport>;
  /** Who is calling, as a person would say it: the last part of the caller's ARN. */
  caller(): Promise<string>;
}

/** The reconciler was reached and could not do everything; in a minute it tries again. */
export class ReconcilerFailed extends Error {
  override readonly name = 'ReconcilerFailed';
}

/** A deploy has it look after every app by itself, and each run asks the load balancer's API, which answers ten requests a second. */
const runsAtOnce = 4;

/** Undefined where the stack has no reconciler. */
export async function deployedPower(clients: AwsClients, stack: string): Promise<DeployedPower | undefined> {
  const FunctionName = functionName(stack, 'scaleToZero');
  const found = await unlessMissing(
    clients.lambda().send(new GetFunctionConfigurationCommand({ FunctionName })),
    'ResourceNotFoundException',
  );
  if (!found) return undefined;
  const variables = readEnvironment('scaleToZero', found.Environment?.Variables ?? {});
  const { table } = variables;

  const inTurn = queue(runsAtOnce);

  async function run(app: string): Promise<PowerReport> {
    const { FunctionError, Payload } = await clients
      .lambda()
      .send(new InvokeCommand({ FunctionName, InvocationType: 'RequestResponse', Payload: JSON.stringify({ app }) }));
    const answer = JSON.parse(Payload?.transformToString() || '{}');
    const report = answer.apps?.[0];
    const problems: readonly string[] = report?.problems ?? [];
    if (FunctionError || !report || problems.length > 0) {
      const problem = answer.errorMessage ?? FunctionError ?? (problems.join(', ') || 'no response');
      throw new ReconcilerFailed(
        `${FunctionName} failed: ${problem}. The request is saved, and the function retries every minute.`,
      );
    }
    return report;
  }

  return {
    ports: () => powerPorts(clients, variables),
    notes: notes(clients.dynamoDB(), table),
    takeLease: leaseWriter(clients.dynamoDB(), table),
    run: app => inTurn(() => run(app)),
    caller: () => caller(clients.sts()),
  };
}

/** Does no more than so many things at once, and the others in turn. */
function queue(atOnce: number) {
  const waiting: (() => void)[] = [];
  let free = atOnce;
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (free > 0) free -= 1;
    else await new Promise<void>(go => waiting.push(go));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}

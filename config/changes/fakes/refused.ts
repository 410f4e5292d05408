import { changes, type DeployedPool } from '../../changes.ts';
import { type Stack, stack } from './stack.ts';

/** A pool in which nobody is in a group. */
export const pool: DeployedPool = { id: 'eu-west-1_Ab1', members: {}, hasDomain: true };

/** What the templates differ in is refused, given what the pool says. */
export const refused = (was: Stack, is: Stack, known: Partial<DeployedPool> = {}) =>
  changes({ stage: 'prod', deployed: stack(was), wanted: stack(is) }, { ...pool, ...known });

import { accountCases } from './account.ts';
import type { Case } from './case.ts';
import { edgeCases } from './edge.ts';
import { loadBalancerCases } from './load-balancer.ts';
import { powerCases } from './power.ts';
import { sessionCases } from './session.ts';
import { signInCases } from './sign-in.ts';
import { taskCases } from './task.ts';

/** Every belief that `sls verify` judges, in the order in which it prints them. */
export const cases: readonly Case[] = [
  ...loadBalancerCases,
  ...edgeCases,
  ...signInCases,
  ...sessionCases,
  ...taskCases,
  ...powerCases,
  ...accountCases,
];

import { compare } from './compare.ts';
import { inTurn, type Osls } from './deploying.ts';
import { ecsServiceRole } from './ecs-role.ts';
import { image } from './image.ts';
import { lock } from './lock.ts';
import { preflight } from './preflight.ts';

/** Between packaging and the first change of the stack: each step may refuse the deploy. */
export const beforeDeploy = (osls: Osls) => inTurn(osls, [lock, preflight, compare, ecsServiceRole, image]);

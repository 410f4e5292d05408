import { compare } from './compare.ts';
import { configToml } from './config-toml.ts';
import { coreTemplate } from './core-template.ts';
import { demandVerification } from './demand-verification.ts';
import { inTurn, type Osls } from './deploying.ts';
import { ecsServiceRole } from './ecs-role.ts';
import { image } from './image.ts';
import { lock } from './lock.ts';
import { preflight } from './preflight.ts';
import { zones } from './zones.ts';

const steps = [coreTemplate, lock, configToml, preflight, compare, zones, ecsServiceRole, image];

export const stepsBeforeDeploy = (verified: boolean) => (verified ? [...steps, demandVerification] : steps);

/** Between packaging and the first change of the stack: each step may refuse the deploy. `verified`: its apps are to be tried. */
export const beforeDeploy = (osls: Osls, verified: boolean) => inTurn(osls, stepsBeforeDeploy(verified));

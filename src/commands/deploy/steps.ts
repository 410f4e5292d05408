import { rememberCertificates, removeValidationRecords } from '../kit/validation-records.ts';
import { compare } from './compare.ts';
import { forceUnverifiedDeploy } from './demand-deploy.ts';
import { type Deploying, type DeployOsls, inTurn } from './deploying.ts';
import { ecsServiceRole } from './ecs-role.ts';
import { configToml, lock } from './files.ts';
import { image } from './image.ts';
import { leaveAsleep } from './leave-asleep.ts';
import { coreTemplate, zones } from './parameters.ts';
import { preflight } from './preflight.ts';
import { protect, unprotectReplaced } from './protect.ts';
import type { Terminal } from './terminal.ts';
import { verifyApps } from './verify.ts';
import { wakeToVerify } from './wake.ts';

const steps = [coreTemplate, lock, configToml, preflight, compare, zones, ecsServiceRole, image];

export const stepsBeforeDeploy = (verified: boolean) => (verified ? [...steps, forceUnverifiedDeploy] : steps);

/** Between packaging and the first change of the stack. Every step may refuse the deploy. `verified`: without `--no-verify`. */
export const beforeDeploy = (osls: DeployOsls, verified: boolean) => inTurn(osls, stepsBeforeDeploy(verified));

const remember = async ({ osls }: Deploying) => {
  if (!osls.service.provider.shouldNotDeploy) await rememberCertificates(osls);
};
const tidy = ({ osls }: Deploying) => removeValidationRecords(osls);

export const stepsBeforeUpdate = (verified: boolean) => [
  ...(verified ? [wakeToVerify] : []),
  remember,
  unprotectReplaced,
];

export const stepsAfterUpdate = (verified: boolean) => [tidy, protect, verified ? verifyApps : leaveAsleep];

/** After osls has compared the package, before its first upload. */
export const beforeUpdate = (osls: DeployOsls, verified: boolean) => inTurn(osls, stepsBeforeUpdate(verified));

/** After the stack is deployed. */
export const afterUpdate = (osls: DeployOsls, verified: boolean, terminal?: Terminal) =>
  inTurn(osls, stepsAfterUpdate(verified), 'The stack is deployed.', terminal);

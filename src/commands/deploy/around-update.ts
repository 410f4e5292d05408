import { rememberCertificates, removeValidationRecords } from '../kit/validation-records.ts';
import { type Deploying, inTurn, type Osls } from './deploying.ts';
import { leaveAsleep } from './leave-asleep.ts';
import { protect, unprotectReplaced } from './protect.ts';
import type { Terminal } from './terminal.ts';
import { verify } from './verify.ts';
import { wake } from './wake.ts';

const remember = async ({ osls }: Deploying) => {
  if (!osls.service.provider.shouldNotDeploy) await rememberCertificates(osls);
};
const tidy = ({ osls }: Deploying) => removeValidationRecords(osls);

export const stepsBeforeUpdate = (verified: boolean) => [...(verified ? [wake] : []), remember, unprotectReplaced];

export const stepsAfterUpdate = (verified: boolean) => [tidy, protect, verified ? verify : leaveAsleep];

/** Between osls' look at what has changed and its first upload. */
export const beforeUpdate = (osls: Osls, verified: boolean) => inTurn(osls, stepsBeforeUpdate(verified));

/** When the stack is as it is to be. */
export const afterUpdate = (osls: Osls, verified: boolean, terminal?: Terminal) =>
  inTurn(osls, stepsAfterUpdate(verified), 'The stack is deployed.', terminal);

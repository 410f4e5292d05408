import { inTurn, type Osls } from './deploying.ts';
import { leaveAsleep } from './leave-asleep.ts';
import { verify } from './verify.ts';
import { wake } from './wake.ts';

/** Between osls' look at what has changed and its first upload. */
export const beforeUpdate = (osls: Osls, verified: boolean) => inTurn(osls, verified ? [wake] : []);

/** When the stack is as it is to be. */
export const afterUpdate = (osls: Osls, verified: boolean) =>
  inTurn(osls, [verified ? verify : leaveAsleep], 'The stack is deployed.');

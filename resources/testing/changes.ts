import type { Change } from './change.ts';
import { accessLogsChanges } from './changes/access-logs.ts';
import { appChanges } from './changes/app.ts';
import { domainChanges } from './changes/domain.ts';
import { loginChanges } from './changes/login.ts';
import { mailChanges } from './changes/mail.ts';
import { networkChanges } from './changes/network.ts';
import { pageChanges } from './changes/page.ts';
import { passwordChanges } from './changes/password.ts';
import { placeChanges } from './changes/place.ts';
import { powerChanges } from './changes/power.ts';
import { prefixChanges } from './changes/prefix.ts';
import { rightsChanges } from './changes/rights.ts';
import { sessionChanges } from './changes/session.ts';

/** Every setting, changed alone. */
export const changes: readonly Change[] = [
  ...placeChanges,
  ...prefixChanges,
  ...domainChanges,
  ...accessLogsChanges,
  ...networkChanges,
  ...loginChanges,
  ...passwordChanges,
  ...sessionChanges,
  ...mailChanges,
  ...pageChanges,
  ...appChanges,
  ...rightsChanges,
  ...powerChanges,
];

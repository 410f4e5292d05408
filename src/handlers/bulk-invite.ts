import { readEnvironment } from '../../config/environment.ts';
import { answer } from './bulk-invite/answer.ts';
import { deployedDesk } from './bulk-invite/deployed.ts';
import { lambda } from './lambda.ts';

/** Fails closed: whoever is not proved to be an admin reaches nothing, not even that a path exists. */
export const handler = lambda(answer(deployedDesk(readEnvironment('bulkInvite'))));

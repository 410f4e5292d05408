import { readEnvironment } from '../../config/environment.ts';
import { wakePorts } from '../aws/power/ports.ts';
import { lambda } from './stack.ts';
import { answer } from './wake/answer.ts';
import { deployedApps } from './wake/app.ts';

/** Fails closed to strangers; whoever belongs here and cannot be served is told to try again, never shown a blank page. */
export const handler = lambda(answer(deployedApps(), wakePorts(readEnvironment('wake'))));

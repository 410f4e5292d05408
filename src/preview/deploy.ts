import { join } from 'node:path';
import { ProcessError, startProcess } from './process.ts';

export interface DeployOptions {
  root: string;
  python: string;
  /** The embedded AWS. */
  endpoint: string;
  /** The load balancer's port, which the template's origins carry. */
  port: number;
  /** Stands where the image's digest stands in AWS. */
  image: string;
  log: string;
}

/** The deploy that AWS gets, to the embedded AWS: `sls deploy --stage local`. Throws with the end of its log. */
export async function deploy({ root, python, endpoint, port, image, log }: DeployOptions): Promise<void> {
  const sls = join(root, 'node_modules', 'serverless', 'bin', 'serverless.js');
  const name = 'sls deploy';
  const { exited } = await startProcess({
    name,
    python,
    command: [process.execPath, sls, 'deploy', '--stage', 'local', '--param', `image=${image}`],
    cwd: root,
    env: {
      AWS_ENDPOINT_URL: endpoint,
      ...embeddedAwsKeys,
      STREAMGATE_PREVIEW_PORT: String(port),
      SLS_AWS_MONITORING_FREQUENCY: '200', // ms between looks at the stack; 5,000 is meant for the real one
      CI: 'true', // plain lines in the log instead of a spinner
    },
    log,
  });
  const { code } = await exited;
  if (code !== 0) throw new ProcessError(name, `ended with code ${code}`, log);
}

/** The root of an account that exists in the embedded AWS only. */
export const embeddedAwsKeys = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };

import { Fn, type IntrinsicValue } from '@awboost/cfn-template-builder/intrinsics';
import { writeEnvironment } from '../../config/environment.ts';
import { sessionCookieName } from '../../config/names.ts';
import type { Foundation } from '../foundation.ts';
import type { AppClient } from '../login/client.ts';
import { identityProof } from '../login/identity-proof.ts';
import type { App } from '../stage.ts';
import type { Secret } from './secrets.ts';
import { taskPort } from './targets.ts';

/** What runs in the container, in AWS and in the preview alike. Not `streamlit run`: it hangs up after 5 idle seconds. */
export const startCommand = [
  'uvicorn',
  'gate.asgi:app',
  ...['--timeout-keep-alive', '75'], // above the load balancer's idle time-out, or its visitors meet 502 now and then
  ...['--ws', 'gate.handshake:Handshake'], // uvicorn's own keeps the visitor's tokens for as long as the socket is open
  // Streamlit refuses larger messages, but only once they are in memory, where 200 kB may have become 200 MiB.
  ...['--ws-max-size', '25000000'],
  ...['--ws-ping-interval', '30', '--ws-ping-timeout', '30'],
  '--no-proxy-headers', // the gate reads them: it verifies who sent them, which uvicorn cannot
  ...['--no-server-header', '--no-access-log'],
  ...['--timeout-graceful-shutdown', '3'], // else one stalled download keeps a stopping task alive
];

/** Where uvicorn listens and how long a header line may be: the load balancer's session cookie has up to four of 4 kB. */
const server = { UVICORN_HOST: '0.0.0.0', UVICORN_PORT: String(taskPort), WEBSOCKETS_MAX_LINE_LENGTH: '65536' };

/** The one place an app can write to; the rest of its file system is read-only. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bind-mounts.html */
const scratch = { name: 'tmp', path: '/tmp' };

/** The task's volumes. Fargate has no tmpfs. */
export const volumes = [{ Name: scratch.name }];

/** One copy of an app. What the gate must trust comes last, so that no setting of the team's can stand in for it. */
export function appContainer(
  foundation: Foundation,
  { name, settings }: App,
  client: AppClient,
  secrets: readonly Secret[],
  logGroup: IntrinsicValue,
) {
  const gate = writeEnvironment('task', {
    app: name,
    entry: settings.entry,
    clientId: client.ref,
    sessionCookie: sessionCookieName(name),
    healthPath: settings.healthPath,
    maxUploadMiB: String(settings.maxUploadMiB),
    frameAncestors: ["'self'", ...settings.frameAncestors].join(' '),
    sessionHours: String(foundation.settings.login.sessionHours),
    contact: settings.contact,
    ...identityProof(foundation),
  });
  const environment = { ...settings.environment, ...server, ...gate };
  return {
    Name: name,
    Image: foundation.image,
    Essential: true,
    User: 'nobody', // as in the image: a Dockerfile that says otherwise does not make it root
    Command: startCommand,
    Environment: Object.entries<IntrinsicValue>(environment).map(([Name, Value]) => ({ Name, Value })),
    ...(secrets.length === 0
      ? {}
      : { Secrets: secrets.map(({ variable, from }) => ({ Name: variable, ValueFrom: from })) }),
    PortMappings: [{ ContainerPort: taskPort, Protocol: 'tcp' }],
    ReadonlyRootFilesystem: true,
    MountPoints: [{ SourceVolume: scratch.name, ContainerPath: scratch.path }],
    LinuxParameters: { InitProcessEnabled: true, Capabilities: { Drop: ['ALL'] } },
    LogConfiguration: {
      LogDriver: 'awslogs',
      Options: {
        'awslogs-group': logGroup,
        'awslogs-region': Fn.ref('AWS::Region'),
        'awslogs-stream-prefix': name,
        mode: 'non-blocking', // a log outage must not stop the app
      },
    },
  };
}

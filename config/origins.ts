import type { DomainSettings } from './settings/domain.ts';
import type { StageSettings } from './settings/stage.ts';

/** How a host becomes an origin: in AWS by TLS on 443, in the preview by plain HTTP on its port. */
export type OriginPattern = 'https://{host}' | `http://{host}:${number}`;

/** The only place that builds an origin. */
export const originOf = (pattern: OriginPattern, host: string) => pattern.replace('{host}', host);

/** The paths of the gate; everything below `/_gate/` is its own. The first two need no login. */
export const gatePaths = {
  signout: '/_gate/signout',
  signedOut: '/_gate/signed-out',
  status: '/_gate/status',
  /** Where people were invited before there was a portal. It leads there now, and so does all below it. */
  invites: '/_gate/invites',
} as const;

/** The portal's paths. The last two stand for all below them too. */
export const portalPaths = { apps: '/', invites: '/invites', people: '/people' } as const;

/** The preview's part of what AWS provides; `serverless.ts` reads it, nothing else does. */
export interface Preview {
  /** The load balancer's port. */
  port: number;
  /** The embedded AWS, such as `http://127.0.0.1:4566`. */
  awsEndpoint: string;
}

/** Every address of a deployed stage that is not a resource's own attribute. */
export interface Addresses {
  pattern: OriginPattern;
  /** Origin of Cognito's login page. */
  login: string;
  /** Where the load balancer's public keys are, without the key id. */
  loadBalancerKeys: string;
  /** Where the pools' public keys are: the origin in front of `/<pool id>/.well-known/jwks.json`. */
  poolKeys: string;
}

/** The host of the login page: one of the team's own, or the one Cognito makes of a prefix. */
export const loginHostInAws = ({ login }: DomainSettings, region: string) =>
  'host' in login ? login.host : `${login.prefix}.auth.${region}.amazoncognito.com`;

/** The addresses AWS gives a stage. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html */
export const addressesInAws = ({ place, domain }: StageSettings): Addresses => ({
  pattern: 'https://{host}',
  login: `https://${loginHostInAws(domain, place.region)}`,
  loadBalancerKeys: `https://public-keys.auth.elb.${place.region}.amazonaws.com`,
  poolKeys: `https://cognito-idp.${place.region}.amazonaws.com`,
});

/** The same addresses on one machine. Only stage `local` may have them: whoever serves the keys decides who gets in. */
export const addressesInPreview = ({ port, awsEndpoint }: Preview): Addresses => ({
  pattern: `http://{host}:${port}`,
  login: originOf(`http://{host}:${port}`, 'auth.localhost'),
  loadBalancerKeys: originOf(`http://{host}:${port}`, '127.0.0.1'),
  poolKeys: awsEndpoint,
});

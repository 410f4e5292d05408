import { isSeen, type Lookup } from '../../kit/lookup.ts';
import type { Dns } from '../../preflight/dns/public-dns.ts';
import type { LoadBalancerUse } from '../../preflight/load-balancer.ts';
import { loginDomainOf } from '../../preflight/login-domain.ts';
import type { Facts } from '../../preflight/preflight.ts';
import type { Quotas } from '../../preflight/quotas.ts';
import { secretsOf } from '../../preflight/secrets.ts';
import { hostsOf, nameAbove, openedHosts, type PlannedStage } from '../../preflight/wanted.ts';
import type { AwsClients } from '../clients.ts';
import { lambdaConcurrency, loadBalancerRole } from './account.ts';
import { certificate, recordTypes, zone } from './domain.ts';
import { limit } from './limits.ts';
import { loginDomainOwner, sender } from './login.ts';
import { network } from './network.ts';
import type { Regions } from './regions.ts';
import { running } from './running.ts';
import { parameter, secret } from './secrets.ts';
import { deployedStack } from './stack.ts';
import { use } from './use.ts';

/** Looks at everything that the checks are about, all at the same time. Nothing is changed, and no secret read. */
export async function facts({ at }: Regions, dns: Dns, wanted: PlannedStage): Promise<Facts> {
  const { domain, place, login } = wanted;
  const here = at(place.region);
  const route53 = here.route53();
  const names = [
    ...hostsOf(wanted).map(({ host }) => host),
    ...('host' in domain.login ? [nameAbove(domain.login.host)] : []),
  ];
  const found = quotas(here, wanted.stack);
  const zoned = zone(route53, domain.hostedZone.id);
  return all<Facts>({
    stack: deployedStack(here.cloudFormation(), wanted.stack),
    zone: zoned,
    delegation: zoned.then(look =>
      dns.delegation(domain.hostedZone.name, isSeen(look) ? (look.seen?.nameServers ?? []) : []),
    ),
    records: inTurn(names, name => recordTypes(route53, domain.hostedZone.id, name)),
    ...(domain.certificate
      ? { certificate: certificate(here.acm(), domain.certificate) }
      : { issuers: dns.issuers(openedHosts(wanted)) }),
    ...('host' in domain.login
      ? { loginCertificate: certificate(at('us-east-1').acm(), domain.login.certificate) }
      : {}),
    loginDomain: loginDomainOwner(here.cognito(), loginDomainOf(wanted)),
    ...(login.sender === 'cognito'
      ? {}
      : { sender: sender(at(regionOf(login.sender.identity)).ses(), login.sender.identity) }),
    ...(wanted.network === 'create' ? {} : { network: network(here.ec2(), wanted.network) }),
    quotas: found,
    loadBalancers: all<LoadBalancerUse>({
      count: found.then(({ loadBalancers }) => loadBalancers.used),
      serviceRole: loadBalancerRole(here.iam()),
    }),
    concurrency: lambdaConcurrency(here.lambda()),
    secrets: byName(
      secretsOf(wanted).map(({ arn }) => arn),
      arn => {
        const { secretsManager, systemsManager } = at(regionOf(arn));
        return arn.startsWith('arn:aws:ssm:') ? parameter(systemsManager(), arn) : secret(secretsManager(), arn);
      },
    ),
  });
}

/** `arn:partition:service:region:…` */
const regionOf = (arn: string) => arn.split(':')[3] ?? '';

async function quotas(here: AwsClients, stack: string): Promise<Quotas> {
  const ecs = running(here.ecs(), stack);
  const part = async (kind: 'onDemand' | 'spot'): Promise<Lookup<number>> => {
    const look = await ecs;
    return isSeen(look) ? { seen: look.seen[kind] } : look;
  };
  const used = { ...use(here), vCpus: () => part('onDemand'), spotVCpus: () => part('spot') };
  // A build of ours waits for no other: only a quota of 0 stops it.
  const idle = async (): Promise<Lookup<number>> => ({ seen: 0 });
  const uses = { ...used, armBuilds: idle, linuxBuilds: idle };
  const quota = (name: keyof Quotas) => all({ most: limit(here.serviceQuotas(), name), used: uses[name]() });
  return all({
    vpcs: quota('vpcs'),
    loadBalancers: quota('loadBalancers'),
    userPools: quota('userPools'),
    vCpus: quota('vCpus'),
    spotVCpus: quota('spotVCpus'),
    armBuilds: quota('armBuilds'),
    linuxBuilds: quota('linuxBuilds'),
  });
}

/** Waits for all values of an object. */
async function all<Whole extends object>(
  parts: { [Key in keyof Whole]: Whole[Key] | Promise<Whole[Key]> },
): Promise<Whole> {
  const entries = Object.entries(parts).map(async ([name, part]) => [name, await part]);
  return Object.fromEntries(await Promise.all(entries));
}

const byName = <Fact>(names: readonly string[], ask: (name: string) => Promise<Fact>): Promise<Record<string, Fact>> =>
  all(Object.fromEntries([...new Set(names)].map(name => [name, ask(name)])));

/** Route 53 takes five requests a second of a whole account. */
async function inTurn<Fact>(names: readonly string[], ask: (name: string) => Promise<Fact>) {
  const found: Record<string, Fact> = {};
  for (const name of new Set(names)) found[name] = await ask(name);
  return found;
}

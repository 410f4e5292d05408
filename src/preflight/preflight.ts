import { isSeen, type Lookup } from '../kit/lookup.ts';
import { caa, type Issuers } from './caa.ts';
import { type Certificate, certificate, forLoadBalancer, forLoginPage } from './certificate.ts';
import { type Delegation, delegation } from './delegation.ts';
import type { PreflightFinding } from './finding.ts';
import { hostedZone, type Zone } from './hosted-zone.ts';
import { type HostRecords, hosts } from './hosts.ts';
import { imageBuild } from './image-build.ts';
import { lambda } from './lambda.ts';
import { type LoadBalancerUse, loadBalancer } from './load-balancer.ts';
import { loginDomain } from './login-domain.ts';
import { loginHost } from './login-host.ts';
import { type MailSender, mail } from './mail.ts';
import { type ExistingNetwork, network } from './network.ts';
import { publicSubnets } from './public-subnets.ts';
import { type Quotas, quotas } from './quotas.ts';
import { type Secrets, secrets } from './secrets.ts';
import { type DeployedStack, stack } from './stack.ts';
import { taskSubnets } from './task-subnets.ts';
import { openedHosts, type PlannedStage } from './wanted.ts';

/** All that was seen of the right account. What the settings do not ask for is not there. */
export interface Facts {
  stack: Lookup<DeployedStack | undefined>;
  zone: Lookup<Zone | undefined>;
  delegation: Lookup<Delegation>;
  records: HostRecords;
  /** Of the hosts that get certificates of their own. */
  issuers?: Lookup<readonly Issuers[]>;
  certificate?: Lookup<Certificate | undefined>;
  loginCertificate?: Lookup<Certificate | undefined>;
  /** The user pool that has the login page's prefix or host. */
  loginDomain: Lookup<string | undefined>;
  sender?: MailSender;
  network?: Lookup<ExistingNetwork>;
  quotas: Quotas;
  loadBalancers: LoadBalancerUse;
  /** Functions that Lambda runs at once. */
  concurrency: Lookup<number>;
  secrets: Secrets;
}

/** Everything that is known before a deploy, in the order in which it is printed. */
export const preflight = (facts: Facts, wanted: PlannedStage): PreflightFinding[] => [
  stack(facts.stack, wanted),
  hostedZone(facts.zone, wanted),
  ...delegation(facts.zone, facts.delegation),
  ...(hasNoZone(facts) ? [] : hosts(facts.records, facts.stack, wanted)),
  ...certificates(facts, wanted),
  ...(facts.issuers ? caa(facts.issuers) : []),
  loginDomain(facts.loginDomain, facts.stack, wanted),
  ...(hasNoZone(facts) ? [] : loginHost(facts.records, wanted)),
  ...mail(facts.sender, wanted),
  ...(facts.network ? networks(facts.network, facts, wanted) : []),
  ...quotas(facts.quotas, facts.stack, wanted),
  ...loadBalancer(facts.loadBalancers, facts.stack, wanted),
  lambda(facts.concurrency, wanted),
  imageBuild(wanted),
  ...secrets(facts.secrets, wanted),
];

/** Then nothing can be in it, which has been said. */
const hasNoZone = ({ zone }: Facts) => isSeen(zone) && !zone.seen;

function certificates(facts: Facts, wanted: PlannedStage): PreflightFinding[] {
  const { domain } = wanted;
  const findings: PreflightFinding[] = [];
  if (domain.certificate && facts.certificate) {
    const use = { check: 'certificate', path: 'domain.certificate', arn: domain.certificate } as const;
    const shown = { hosts: openedHosts(wanted), keyAlgorithms: forLoadBalancer };
    findings.push(...certificate(facts.certificate, { ...use, ...shown }));
  }
  if ('host' in domain.login && facts.loginCertificate) {
    const { host, certificate: arn } = domain.login;
    const use = { check: 'login-certificate', path: 'domain.login.certificate', arn } as const;
    findings.push(...certificate(facts.loginCertificate, { ...use, hosts: [host], keyAlgorithms: forLoginPage }));
  }
  return findings;
}

const networks = (found: Lookup<ExistingNetwork>, facts: Facts, wanted: PlannedStage): PreflightFinding[] => [
  ...network(found, wanted),
  ...publicSubnets(found, facts.stack, wanted),
  ...taskSubnets(found, wanted),
];

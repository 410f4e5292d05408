import { expect, test } from '@jest/globals';
import { aNetwork, inNetwork } from './fakes/network.ts';
import { app, late, loginHost, seen, wanted } from './fakes/wanted.ts';
import { type Facts, preflight } from './preflight.ts';

const quota = { most: late, used: late };
const arn = 'arn:aws:ssm:eu-west-1:222222222222:parameter/sales/key';

/** Nothing could be looked at. */
const blind: Facts = {
  ...{ stack: late, zone: late, delegation: late, loginDomain: late, network: late },
  ...{ issuers: late, certificate: late, loginCertificate: late, sender: { verified: late, account: late } },
  records: { 'sales.example.com': late, 'auth.example.com': late, 'example.com': late },
  quotas: {
    vpcs: quota,
    loadBalancers: quota,
    userPools: quota,
    vCpus: quota,
    spotVCpus: quota,
    armBuilds: quota,
    linuxBuilds: quota,
  },
  loadBalancers: { count: late, serviceRole: late },
  concurrency: late,
  secrets: { [arn]: late },
};

const everything = {
  ...inNetwork(),
  domain: { ...loginHost, certificate: 'arn:aws:acm:eu-west-1:222222222222:certificate/one' },
  login: { sender: { identity: 'arn:aws:ses:eu-west-1:222222222222:identity/example.com' } },
  apps: { sales: app({ secrets: { key: arn } }) },
};

test('what cannot be looked at stops nothing, and each of it is said', () => {
  const found = preflight(blind, everything);
  expect(found.filter(({ outcome }) => outcome === 'failure')).toEqual([]);
  // It asks nobody.
  expect(found.filter(({ outcome }) => outcome === 'ok').map(({ check }) => check)).toEqual(['image-build']);
  expect(found.map(({ check }) => check)).toEqual([
    ...['stack', 'hosted-zone', 'hosts', 'certificate', 'login-certificate', 'caa', 'login-domain', 'login-host'],
    ...['mail', 'mail', 'network', 'quota', 'lambda', 'image-build', 'secrets'],
  ]);
});

test('what the settings do not ask for is not spoken of', () => {
  const { issuers, certificate, loginCertificate, sender, network, ...needed } = blind;
  expect([issuers, certificate, loginCertificate, network]).toEqual([late, late, late, late]);
  expect(sender).toBeDefined();
  const found = preflight({ ...needed, secrets: {} }, wanted()).map(({ check }) => check);
  expect(found).toEqual(['stack', 'hosted-zone', 'hosts', 'login-domain', 'mail', 'quota', 'lambda', 'image-build']);
});

test('of a zone that is not there only that is said', () => {
  const found = preflight({ ...blind, zone: seen(undefined) }, everything).map(({ check }) => check);
  expect(found.slice(0, 4)).toEqual(['stack', 'hosted-zone', 'certificate', 'login-certificate']);
  expect(found).not.toContain('login-host');
});

test('a network is looked at from all sides', () => {
  const found = preflight({ ...blind, network: aNetwork() }, everything);
  expect(found.filter(({ outcome }) => outcome === 'ok').map(({ check }) => check)).toEqual([
    ...['network', 'public-subnets', 'task-subnets', 'image-build'],
  ]);
});

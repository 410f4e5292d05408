import { isHost } from '../../src/kit/domain-name.ts';
import { addressesInPreview } from '../origins.ts';
import { isOnThisMachine, namedHosts } from './hosts.ts';
import { type Check, problem } from './problem.ts';

const loginHost = new URL(addressesInPreview({ port: 0, awsEndpoint: '' }).login).hostname;

/** What the preview cannot run: its embedded AWS begins empty, and browsers find nothing on this machine but localhost. */
export const preview: Check = function* (settings, stage) {
  if (stage !== 'local') return;
  const { network, domain, login } = settings;
  const zone = domain.hostedZone.name;
  if (isHost(zone) && !isOnThisMachine(zone)) {
    const fix = 'Stage local is on this machine, where browsers find no other name.';
    yield problem('domain.hostedZone.name', zone, 'localhost or a name below it', fix);
  }
  for (const { path, host } of namedHosts(settings)) {
    if (host === loginHost) yield problem(path, host, 'a host of its own', 'The preview logs in there.');
  }
  if (network !== 'create') {
    yield problem('network', network, 'create', 'Stage local has no network of yours. Leave it out.');
  }
  if (domain.certificate !== undefined) {
    const fix = 'Stage local is plain HTTP and has no certificates of yours. Leave it out.';
    yield problem('domain.certificate', domain.certificate, 'none', fix);
  }
  if ('host' in domain.login) {
    const fix = `Stage local logs in at ${loginHost}, whatever the prefix.`;
    yield problem('domain.login', domain.login, 'a prefix', fix);
  }
  if (login.sender !== 'cognito') {
    yield problem('login.sender', login.sender, 'cognito', 'Stage local sends no mail. Leave it out.');
  }
};

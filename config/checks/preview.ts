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
    const fix = 'Stage local runs on this machine, where browsers resolve no other name.';
    yield problem('domain.hostedZone.name', zone, 'localhost or a name below it', fix);
  }
  for (const { path, host } of namedHosts(settings)) {
    if (host === loginHost)
      yield problem(path, host, 'a host that nothing else has', 'The local preview signs people in there.');
  }
  if (network !== 'create') {
    yield problem('network', network, 'create', 'Stage local has no network of yours. Remove this setting.');
  }
  if (domain.certificate !== undefined) {
    const fix = 'Stage local uses plain HTTP, without certificates. Remove this setting.';
    yield problem('domain.certificate', domain.certificate, 'none', fix);
  }
  if ('host' in domain.login) {
    const fix = `Stage local always uses the sign-in page at ${loginHost}.`;
    yield problem('domain.login', domain.login, 'a prefix', fix);
  }
  if (login.sender !== 'cognito') {
    yield problem('login.sender', login.sender, 'cognito', 'Stage local sends no email. Remove this setting.');
  }
};

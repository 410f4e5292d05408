import { isHost, isWithin } from '../../src/kit/domain-name.ts';
import { isCertificate, isWhole, partsOf } from './forms.ts';
import { hostFix, hostForm, isOnThisMachine, namedHosts } from './hosts.ts';
import { type Check, problem } from './problem.ts';

/** The hosted zone, and certificates that exist already. A load balancer takes none of another region or account. */
export const domain: Check = function* ({ place, domain: { hostedZone, certificate, login, accessLogs } }, stage) {
  const { id, name } = hostedZone;
  if (!/^Z[A-Z0-9]{1,31}$/.test(id)) {
    yield problem('domain.hostedZone.id', id, 'Z and up to 31 capital letters and digits', 'Copy it from Route 53.');
  }
  if (!isHost(name)) yield problem('domain.hostedZone.name', name, hostForm, hostFix(name));
  else if (stage !== 'local' && isOnThisMachine(name)) {
    const fix = 'Only stage local runs on this machine. Use a public zone of yours.';
    yield problem('domain.hostedZone.name', name, 'a domain that others can reach', fix);
  }
  if (accessLogs !== undefined && !isWhole(accessLogs.keepDays, 1, 3_650)) {
    yield problem('domain.accessLogs.keepDays', accessLogs.keepDays, 'a whole number from 1 to 3650');
  }
  const given = [
    ...(certificate === undefined ? [] : [{ path: 'domain.certificate', arn: certificate, region: place.region }]),
    ...('host' in login ? [{ path: 'domain.login.certificate', arn: login.certificate, region: 'us-east-1' }] : []),
  ];
  for (const { path, arn, region } of given) {
    const parts = partsOf(arn);
    if (!isCertificate(arn)) {
      const allowed = 'an ARN such as arn:aws:acm:us-east-1:111111111111:certificate/0a1b2c3d';
      yield problem(path, arn, allowed, 'Copy it from Certificate Manager.');
    } else if (parts.region !== region || parts.account !== place.account) {
      const allowed = `a certificate in ${region} of the account ${place.account}`;
      yield problem(path, arn, allowed, 'Request or import it there: AWS accepts no other.');
    }
  }
};

/** Words of AWS that Cognito refuses anywhere in a prefix. */
const refused = /aws|amazon|cognito/;

/** Where people sign in. https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain-prefix.html */
export const loginDomain: Check = function* (settings) {
  const { hostedZone, login } = settings.domain;
  if ('prefix' in login) {
    const { prefix } = login;
    if (!/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(prefix)) {
      const allowed = 'lower-case letters, digits and inner hyphens, at most 63 characters';
      yield problem('domain.login.prefix', prefix, allowed);
    } else if (refused.test(prefix)) {
      const allowed = 'a prefix without the words aws, amazon and cognito';
      const fix = 'Cognito rejects these words, even inside another word.';
      yield problem('domain.login.prefix', prefix, allowed, fix);
    }
    return;
  }
  const { host } = login;
  if (!isHost(host) || host.length > 63) {
    const allowed = 'a lower-case DNS name of at most 63 characters, such as auth.example.com';
    yield problem('domain.login.host', host, allowed, hostFix(host));
  } else if (host === hostedZone.name || !isWithin(host, hostedZone.name)) {
    yield problem('domain.login.host', host, `a host below ${hostedZone.name}`, 'Change the host or the hosted zone.');
  }
  for (const opened of namedHosts(settings)) {
    if (opened.host === host)
      yield problem(opened.path, host, 'a host that nothing else has', 'The sign-in page has this host.');
  }
};

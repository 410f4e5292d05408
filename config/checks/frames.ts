import { isHost } from '../../src/kit/domain-name.ts';
import { type Check, problem } from './problem.ts';

/** An origin as a browser writes it: no path, no user, no port that https has anyway. */
const form = /^https:\/\/([^/:@]+)(?::([1-9]\d{1,4}))?$/;
const allowed = 'an https origin without a path or a wildcard, such as https://wiki.example.com';

/** Each answer of an app names them all. */
const maxOrigins = 20;

/** Whose pages may frame an app. What is no exact origin would let in more pages than meant. */
export const frames: Check = function* ({ apps }) {
  for (const [name, { frameAncestors }] of Object.entries(apps)) {
    const at = `apps.${name}.frameAncestors`;
    if (frameAncestors.length > maxOrigins) {
      yield problem(at, frameAncestors.length, `at most ${maxOrigins} origins`);
    }
    for (const [index, origin] of frameAncestors.entries()) {
      if (!isExactOrigin(origin)) yield problem(`${at}.${index}`, origin, allowed, fixOf(origin));
    }
  }
};

function isExactOrigin(origin: string): boolean {
  const [, host = '', port] = form.exec(origin) ?? [];
  return isHost(host) && (port === undefined || (Number(port) <= 65_535 && port !== '443'));
}

/** The origin that an address belongs to, if it has one. */
function fixOf(given: string): string {
  const { origin = 'null' } = URL.canParse(given) ? new URL(given) : {};
  return isExactOrigin(origin) ? `Write "${origin}".` : 'Write the origin of the page that frames the app.';
}

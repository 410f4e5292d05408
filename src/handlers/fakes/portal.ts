import { gate, headersAtPortal } from '../../aws/tokens/fakes/visit.ts';
import type { Portal } from '../portal/portal.ts';
import { opening, type Request, requestOf } from './request.ts';

/** A portal whose visitors have the tokens of a real login. Their clock stands still, so that no token expires meanwhile. */
export const aPortal = (): Portal => ({
  name: 'portal',
  title: 'apps.example.com',
  host: 'apps.example.com',
  origin: 'https://apps.example.com',
  contact: 'data@example.com',
  login: 'https://login.example.com',
  timeZone: 'UTC',
  verify: gate(undefined, 'portal').judge,
});

/** A request to it, by default of Ana, who is an admin. */
export const atPortal = ({ headers = opening, tokens = headersAtPortal(), ...request }: Request) =>
  requestOf({ ...request, tokens, headers: { host: 'apps.example.com', ...headers } });

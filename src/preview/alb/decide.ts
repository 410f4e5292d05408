import { type Answer, errorAnswer, withCookies } from './answers.ts';
import { chooseGroup } from './balance.ts';
import type { Identity, IdentityHeaders } from './identity.ts';
import type { Listener } from './listener.ts';
import type { LoginAction } from './login-action.ts';
import { redirectBy } from './redirect.ts';
import { matchRule, type Rule } from './rules.ts';
import type { Stickiness } from './stickiness.ts';
import type { Address, FunctionGroup } from './target-group.ts';
import type { VisitorRequest } from './visitor-request.ts';

/** What becomes of a request. The same for HTTP and for a WebSocket's upgrade, so neither is a way round the login. */
export type Decision =
  | { kind: 'answer'; answer: Answer }
  | { kind: 'proxy'; address: Address; passage: Passage }
  | Invoke;

export interface Invoke {
  kind: 'invoke';
  functionArn: string;
  group: FunctionGroup;
  passage: Passage;
}

/** What a request takes along through the load balancer. */
export interface Passage {
  /** Of a rule with a login: then nobody but the load balancer says who is there. */
  guarded: boolean;
  identity: IdentityHeaders | undefined;
  /** For the visitor, with whatever the target answers. */
  setCookies: readonly string[];
}

export function createDecide(
  loginAction: LoginAction,
  identity: Identity,
  chooseTarget: Stickiness,
  random: () => number,
) {
  const route = async ({ routing }: Rule, request: VisitorRequest, passage: Passage): Promise<Decision> => {
    if (routing.kind === 'redirect') return answer(redirectBy(routing.to, request), passage);
    if (routing.kind === 'fixed-response') {
      const { status, contentType, body } = routing;
      return answer({ status, headers: { 'content-type': contentType }, body }, passage);
    }
    const group = chooseGroup(routing.groups, random);
    if (group?.kind === 'function' && group.functionArn)
      return { kind: 'invoke', functionArn: group.functionArn, group, passage };
    if (group?.kind !== 'addresses') return answer(errorAnswer(503), passage);
    const { address, setCookies } = await chooseTarget(group, request);
    if (!address) return answer(errorAnswer(503), passage);
    return { kind: 'proxy', address, passage: { ...passage, setCookies: [...passage.setCookies, ...setCookies] } };
  };

  return async (listener: Listener | undefined, request: VisitorRequest): Promise<Decision> => {
    if (request.method === 'TRACE') return answer(errorAnswer(405));
    if (!listener) return answer(errorAnswer(503));
    const rule = matchRule(listener.rules, request) ?? listener.defaultRule;
    const { login } = rule;
    if (!login) return route(rule, request, { guarded: false, identity: undefined, setCookies: [] });
    const outcome = await loginAction(login, request);
    switch (outcome.kind) {
      case 'answer':
        return outcome;
      case 'anonymous':
        return route(rule, request, { guarded: true, identity: undefined, setCookies: [] });
      case 'signed-in': {
        const headers = identity.headers(login, listener.loadBalancerArn, outcome.session);
        return route(rule, request, { guarded: true, identity: headers, setCookies: outcome.setCookies });
      }
    }
  };
}

export type Decide = ReturnType<typeof createDecide>;

const answer = (given: Answer, passage?: Passage): Decision => ({
  kind: 'answer',
  answer: withCookies(given, passage?.setCookies ?? []),
});

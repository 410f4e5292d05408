import { type AlbAnswer, errorAnswer, withCookies } from './answers.ts';
import { chooseGroup } from './balance.ts';
import type { IdentityHeaders, IdentitySigner } from './identity.ts';
import type { Listener } from './listener.ts';
import type { PerformLogin } from './login-action.ts';
import { redirectBy } from './redirect.ts';
import { type ListenerRule, matchRule } from './rules.ts';
import type { Stickiness } from './stickiness.ts';
import type { LambdaGroup, TargetAddress } from './target-group.ts';
import type { VisitorRequest } from './visitor-request.ts';

/** How a request is handled. HTTP requests and WebSocket upgrades share it, so neither can bypass the login. */
export type Decision =
  | { kind: 'answer'; answer: AlbAnswer }
  | { kind: 'proxy'; address: TargetAddress; passage: Passage }
  | FunctionCall;

export interface FunctionCall {
  kind: 'invoke';
  functionArn: string;
  group: LambdaGroup;
  passage: Passage;
}

/** What the load balancer adds to a request and to its answer. */
export interface Passage {
  /** True on a rule with a login: only the load balancer may set identity headers. */
  guarded: boolean;
  identity: IdentityHeaders | undefined;
  /** Cookies that the visitor gets with the target's answer. */
  setCookies: readonly string[];
}

export function createDecide(
  loginAction: PerformLogin,
  identity: IdentitySigner,
  chooseTarget: Stickiness,
  random: () => number,
) {
  const route = async ({ routing }: ListenerRule, request: VisitorRequest, passage: Passage): Promise<Decision> => {
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

const answer = (given: AlbAnswer, passage?: Passage): Decision => ({
  kind: 'answer',
  answer: withCookies(given, passage?.setCookies ?? []),
});

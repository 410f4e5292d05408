import type { ActionDescription, CognitoDescription, RedirectDescription, WeightDescription } from './ports.ts';
import type { TargetGroup } from './target-group.ts';

/** An authenticate-cognito action. */
export interface Login {
  userPoolId: string;
  clientId: string;
  issuer: string;
  scope: string;
  /** Base name of the session's cookies. */
  cookieName: string;
  sessionSeconds: number;
  /** What happens to a request without a session. */
  onUnauthenticated: 'authenticate' | 'deny' | 'allow';
  extraParameters: Readonly<Record<string, string>>;
}

/** The last action of a rule. */
export type RoutingAction =
  | { kind: 'forward'; groups: readonly WeightedGroup[] }
  | { kind: 'fixed-response'; status: number; contentType: string; body: string }
  | { kind: 'redirect'; to: RedirectDescription };

export interface WeightedGroup {
  group: TargetGroup;
  /** 0 to 999; a group with 0 gets no traffic. */
  weight: number;
}

/** Fails closed: throws on an unknown action and on a login without its settings, instead of skipping them. */
export function readActions(described: readonly ActionDescription[], groups: ReadonlyMap<string, TargetGroup>) {
  const actions = described.toSorted((one, other) => (one.Order ?? 0) - (other.Order ?? 0));
  const last = actions.pop();
  if (!last || actions.length > 1) throw new Error('The listener has a rule without exactly one routing action.');
  const [first] = actions;
  return { login: first && readLogin(first), routing: readRouting(last, groups) };
}

function readLogin({ Type, AuthenticateCognitoConfig: config }: ActionDescription): Login {
  if (Type !== 'authenticate-cognito') throw unknownAction(Type);
  const { userPoolId, issuer } = readUserPool(config);
  if (!config?.UserPoolClientId) throw new Error('The listener has a login without an app client.');
  const onUnauthenticated = config.OnUnauthenticatedRequest ?? 'authenticate';
  if (onUnauthenticated !== 'authenticate' && onUnauthenticated !== 'deny' && onUnauthenticated !== 'allow')
    throw new Error(`The listener has a login with OnUnauthenticatedRequest ${onUnauthenticated}.`);
  return {
    userPoolId,
    issuer,
    clientId: config.UserPoolClientId,
    scope: config.Scope ?? 'openid',
    cookieName: config.SessionCookieName ?? 'AWSELBAuthSessionCookie',
    sessionSeconds: Number(config.SessionTimeout ?? 604_800),
    onUnauthenticated,
    extraParameters: config.AuthenticationRequestExtraParams ?? {},
  };
}

function readUserPool(config: CognitoDescription | undefined) {
  const [, , , region, , resource] = config?.UserPoolArn?.split(':') ?? [];
  const userPoolId = resource?.split('/')[1];
  if (!region || !userPoolId) throw new Error(`The listener has a login with the user pool ${config?.UserPoolArn}.`);
  return { userPoolId, issuer: `https://cognito-idp.${region}.amazonaws.com/${userPoolId}` };
}

function readRouting(action: ActionDescription, groups: ReadonlyMap<string, TargetGroup>): RoutingAction {
  switch (action.Type) {
    case 'forward':
      return { kind: 'forward', groups: readWeights(action).map(weight => readWeight(weight, groups)) };
    case 'fixed-response': {
      const { StatusCode, ContentType = 'text/plain', MessageBody = '' } = action.FixedResponseConfig ?? {};
      return { kind: 'fixed-response', status: Number(StatusCode), contentType: ContentType, body: MessageBody };
    }
    case 'redirect':
      return { kind: 'redirect', to: action.RedirectConfig ?? {} };
    default:
      throw unknownAction(action.Type);
  }
}

/** ForwardConfig comes first: the API repeats a single group as TargetGroupArn, without its weight. */
const readWeights = ({ ForwardConfig, TargetGroupArn }: ActionDescription): readonly WeightDescription[] =>
  ForwardConfig?.TargetGroups?.length ? ForwardConfig.TargetGroups : [{ TargetGroupArn }];

/** A group that was deleted in the meantime has no targets, so the visitor gets 503. */
function readWeight(
  { TargetGroupArn: arn = '', Weight: weight = 1 }: WeightDescription,
  groups: ReadonlyMap<string, TargetGroup>,
): WeightedGroup {
  return { group: groups.get(arn) ?? { kind: 'addresses', arn, targets: [], stickySeconds: undefined }, weight };
}

const unknownAction = (type: string | undefined) =>
  new Error(`The listener has an action of type ${type}, which the preview cannot perform.`);

import type { TargetGroupDescription } from './ports.ts';

export interface TargetAddress {
  host: string;
  port: number;
}

/** Either addresses or one function. The load balancer does not mix them. */
export type TargetGroup = AddressGroup | LambdaGroup;

export interface AddressGroup {
  kind: 'addresses';
  arn: string;
  targets: readonly TargetAddress[];
  /** How long an idle browser stays with its target; undefined without stickiness. */
  stickySeconds: number | undefined;
}

export interface LambdaGroup {
  kind: 'function';
  arn: string;
  functionArn: string | undefined;
  multiValueHeaders: boolean;
}

/** Throws on a type of stickiness that the preview does not implement. */
export function readTargetGroup({ arn, type, attributes, targets }: TargetGroupDescription): TargetGroup {
  if (type === 'lambda') {
    const multiValueHeaders = attributes['lambda.multi_value_headers.enabled'] === 'true';
    return { kind: 'function', arn, functionArn: targets[0]?.id, multiValueHeaders };
  }
  const addresses = routable(targets).map(({ id, port }) => ({ host: id, port: port ?? 80 }));
  return { kind: 'addresses', arn, targets: addresses, stickySeconds: readStickiness(arn, attributes) };
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html */
function readStickiness(arn: string, attributes: TargetGroupDescription['attributes']): number | undefined {
  if (attributes['stickiness.enabled'] !== 'true') return undefined;
  const type = attributes['stickiness.type'];
  if (type !== 'lb_cookie')
    throw new Error(`The target group ${arn} has stickiness of type ${type}; expected lb_cookie.`);
  return Number(attributes['stickiness.lb_cookie.duration_seconds'] ?? 86_400);
}

/**
 * A draining target gets no new requests. If no target is healthy, all of them get traffic: the load balancer fails open.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
 */
function routable(targets: TargetGroupDescription['targets']) {
  const registered = targets.filter(({ state }) => state !== 'draining');
  const healthy = registered.filter(({ state }) => state === 'healthy');
  return healthy.length > 0 ? healthy : registered;
}

import { expect, test } from '@jest/globals';
import { targetGroupArns } from './load-balancer.ts';

test('target groups are found however an action names them, each once', () => {
  const arns = targetGroupArns([
    { Type: 'forward', TargetGroupArn: 'a', ForwardConfig: { TargetGroups: [{ TargetGroupArn: 'a', Weight: 1 }] } },
    { Type: 'forward', ForwardConfig: { TargetGroups: [{ TargetGroupArn: 'b' }, { TargetGroupArn: 'c', Weight: 0 }] } },
    { Type: 'fixed-response' },
    { Type: 'forward', TargetGroupArn: 'd' },
  ]);
  expect([...arns]).toEqual(['a', 'b', 'c', 'd']);
});

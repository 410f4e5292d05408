import { setTimeout as delay } from 'node:timers/promises';
import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { Temporal } from 'temporal-polyfill';
import { pacer } from '../../../invitations/pacer.ts';
import { isThrottle } from '../../throttle.ts';

/**
 * Just below the 30 of the category UserList, which are for all pools of an account in a region, and which AWS does not raise: a late
 * request is made up for. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html#category_operations
 */
const listsPerSecond = 28;
const lists: ReadonlySet<string> = new Set(['ListUsersCommand', 'ListUsersInGroupCommand']);

/** By its name a call that is to be made once leaves this out: see mailing.ts. */
export const backOffName = 'backOff';

const firstPauseMs = 250;
const maxPauseMs = 8_000;

interface Clock {
  now(): Temporal.Instant;
  sleep(milliseconds: number): Promise<void>;
}
const wallClock: Clock = { now: () => Temporal.Now.instant(), sleep: async milliseconds => delay(milliseconds) };

/**
 * Has a client wait where Cognito throttles a request, and send it again: a throttle says that nothing was done. That holds for every
 * reader of the pool, so that a list of thousands is not lost in its middle. Lists of people keep to the quota from the start, however
 * many are read side by side. A request that has been refused for `seconds` fails with what Cognito says.
 */
export function backOff<Client extends Pick<CognitoIdentityProviderClient, 'middlewareStack'>>(
  client: Client,
  { seconds }: { seconds: number },
  clock: Clock = wallClock,
): Client {
  const pace = pacer(clock, listsPerSecond);
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async args => {
        const isList = lists.has(commandName);
        let refusedSince: Temporal.Instant | undefined;
        for (let pause = firstPauseMs; ; pause = Math.min(2 * pause, maxPauseMs)) {
          if (isList) await pace.waitForTurn('write');
          try {
            const answer = await next(args);
            if (isList) pace.speedUp();
            return answer;
          } catch (error) {
            if (!isThrottle(error)) throw error;
            if (isList) pace.slowDown();
            refusedSince ??= clock.now();
            if (clock.now().since(refusedSince).total('seconds') >= seconds) throw error;
            // Somewhere in the second half of the pause: others are told to wait at the same time.
            await clock.sleep(Math.ceil(pause * (0.5 + Math.random() / 2)));
          }
        }
      },
    { step: 'initialize', priority: 'high', name: backOffName },
  );
  return client;
}

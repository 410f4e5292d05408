import { setTimeout as delay } from 'node:timers/promises';
import { Throttled } from '../../power/ports.ts';
import { isThrottle } from '../throttle.ts';

/** What this does with a client of the SDK, whichever it is: it stands around each command, with all of its attempts. */
interface Client {
  middlewareStack: {
    add(
      middleware: (
        next: (args: object) => Promise<object>,
        context: { commandName?: string },
      ) => (args: object) => Promise<object>,
      options: { step: 'initialize' },
    ): void;
  };
}

/** A clock, and a way to let time pass. */
export interface PacingClock {
  /** In milliseconds. */
  now(): number;
  pause(ms: number): Promise<unknown>;
}

const realClock: PacingClock = { now: () => Date.now(), pause: delay };

/**
 * A third of what Elastic Load Balancing takes of an account in a region: 40 requests at once, 10 a second from then on. The schedule's
 * run and one that a waiting page has asked for may be under way at once, and what is left is for people and other stages.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/elb-api-throttling.html
 */
const share = { atOnce: 14, perSecond: 5 };

/** Has a client send no more requests than its share, and the others a little later. One bucket for as long as the client lives. */
export function limitRate<Paced extends object>(client: Paced, { now, pause }: PacingClock = realClock): Paced {
  let [tokens, filledAt] = [share.atOnce, now()];
  (client as Client).middlewareStack.add(
    next => async args => {
      const at = now();
      tokens = Math.min(share.atOnce, tokens + (Math.max(0, at - filledAt) / 1000) * share.perSecond) - 1;
      filledAt = at;
      if (tokens < 0) await pause((-tokens / share.perSecond) * 1000);
      return next(args);
    },
    { step: 'initialize' },
  );
  return client;
}

/** Has a client say `Throttled` where AWS refuses a request for its rate alone, the SDK's own attempts included. */
export function throwThrottled<Named extends object>(client: Named): Named {
  (client as Client).middlewareStack.add(
    (next, { commandName = 'A request' }) =>
      async args => {
        try {
          return await next(args);
        } catch (error) {
          if (!isThrottle(error)) throw error;
          throw new Throttled(`${commandName.replace(/Command$/, '')}: ${error.name}: ${error.message}`, {
            cause: error,
          });
        }
      },
    { step: 'initialize' },
  );
  return client;
}

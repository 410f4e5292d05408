import type { Temporal } from 'temporal-polyfill';

export interface Pacer {
  /**
   * Waits until one more call may begin. A read costs a fifth of a change, and waits for no change. Waits for nothing once
   * `isOver`: whoever asked has to look again anyway.
   */
  waitForTurn(kind: 'write' | 'read', isOver?: () => boolean): Promise<void>;
  /** Cognito was asked too much: half as much from now on, but once a second, since calls in flight are all told. */
  slowDown(): void;
  /** An answer, whichever: not all is lost, and the rate climbs back. */
  speedUp(): void;
  /** Changes per second, now. */
  rate(): number;
  /** Whether only throttles came for long: better to leave Cognito alone. */
  shouldGiveUp(): boolean;
}

export const minWritesPerSecond = 0.5;
const readsPerWrite = 5;
/** Of the rate that is wanted, for every call that goes well. */
const climb = 1 / 40;
const maxConsecutiveThrottles = 20;

/** Spaces calls evenly. A wait that was too long is made up for, by no more than one call. */
export function pacer(
  { now, sleep }: { now(): Temporal.Instant; sleep(milliseconds: number): Promise<void> },
  writesPerSecond: number,
): Pacer {
  let rate = writesPerSecond;
  let halved = Number.NEGATIVE_INFINITY;
  let inARow = 0;
  const clock = () => now().epochMilliseconds;

  const queue = (perWrite: number) => {
    let last = Number.NEGATIVE_INFINITY;
    let before = Promise.resolve();
    const next = async (isOver: () => boolean) => {
      const gap = () => 1000 / (rate * perWrite);
      // Asked again after each wait: the rate may have halved meanwhile.
      for (let wait = last + gap() - clock(); wait > 0 && !isOver(); wait = last + gap() - clock())
        await sleep(Math.ceil(wait));
      last = Math.max(last + gap(), clock() - gap());
    };
    return (isOver: () => boolean) => {
      before = before.then(() => next(isOver));
      return before;
    };
  };
  const turns = { write: queue(1), read: queue(readsPerWrite) };

  return {
    waitForTurn: (kind, isOver = () => false) => turns[kind](isOver),
    slowDown() {
      inARow++;
      if (clock() - halved < 1000) return;
      halved = clock();
      rate = Math.max(Math.min(minWritesPerSecond, writesPerSecond), rate / 2);
    },
    speedUp() {
      inARow = 0;
      rate = Math.min(writesPerSecond, rate + writesPerSecond * climb);
    },
    rate: () => rate,
    shouldGiveUp: () => inARow >= maxConsecutiveThrottles,
  };
}

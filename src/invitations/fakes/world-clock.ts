import { Temporal } from 'temporal-polyfill';

interface Timer {
  at: number;
  ring(): void;
}

/** A clock that goes only as fast as everybody waits: whole days pass in a blink, in the same order every time. */
export class Clock {
  milliseconds: number;
  #timers: Timer[] = [];

  constructor(begin = '2026-03-02T08:00:00Z') {
    this.milliseconds = Temporal.Instant.from(begin).epochMilliseconds;
  }

  now = () => Temporal.Instant.fromEpochMilliseconds(this.milliseconds);

  sleep = (milliseconds: number) =>
    new Promise<void>(ring => {
      const at = this.milliseconds + Math.max(0, milliseconds);
      const later = this.#timers.findLastIndex(timer => timer.at <= at) + 1;
      this.#timers.splice(later, 0, { at, ring });
    });

  /** Lets time pass until `is`; fails when nobody waits for anything any more. */
  async until(is: () => boolean): Promise<void> {
    for (;;) {
      await new Promise(setImmediate);
      if (is()) return;
      if (this.#timers.length === 0) throw new Error('Everybody waits, and for nothing.');
      this.#ring();
    }
  }

  /** Lets time pass until something is over, and says how that ended. */
  async outcome<Answer>(work: Promise<Answer>): Promise<{ answer?: Answer; error?: unknown }> {
    let ended: { answer?: Answer; error?: unknown } | undefined;
    void work.then(
      answer => {
        ended = { answer };
      },
      (error: unknown) => {
        ended = { error };
      },
    );
    await this.until(() => ended !== undefined);
    return ended ?? {};
  }

  /** Lets whatever is on its way arrive, then that much time pass. */
  async pass(duration: Temporal.DurationLike): Promise<void> {
    const end = this.milliseconds + Temporal.Duration.from(duration).total('milliseconds');
    await this.until(() => !this.#timers.some(({ at }) => at <= end));
    this.milliseconds = Math.max(this.milliseconds, end);
  }

  async passUntil(instant: Temporal.Instant): Promise<void> {
    await this.pass({ milliseconds: Math.max(0, instant.epochMilliseconds - this.milliseconds) });
  }

  #ring() {
    const [first] = this.#timers;
    if (!first) return;
    this.milliseconds = Math.max(this.milliseconds, first.at);
    while (this.#timers[0] && this.#timers[0].at <= this.milliseconds) this.#timers.shift()?.ring();
  }
}

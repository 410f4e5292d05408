/** A clock that stands still until everybody waits, and then goes on to whoever waits for the least. */
export class PassingTime {
  /** Milliseconds since 1970. */
  ms: number;
  #waiting: { until: number; go: () => void }[] = [];

  constructor(begin: string) {
    this.ms = Date.parse(begin);
  }

  now = () => this.ms;
  pause = (ms: number) => new Promise<void>(go => void this.#waiting.push({ until: this.ms + ms, go }));

  /** What comes of it, while as much time passes as it takes. */
  async during<Result>(work: Promise<Result>): Promise<Result> {
    let over = false;
    const end = () => {
      over = true;
    };
    work.then(end, end);
    while (true) {
      // More turns of the event loop than any chain of answers takes.
      for (let turn = 0; turn < 50 && !over; turn++) await new Promise(setImmediate);
      if (over) return work;
      const next = this.#waiting.sort((one, other) => one.until - other.until).shift();
      if (!next) continue;
      this.ms = Math.max(this.ms, next.until);
      next.go();
    }
  }
}

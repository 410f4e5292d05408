/** A clock that only a test moves. */
export class FakeClock {
  #now = Date.parse('2026-11-23T09:00:00Z');

  readonly now = () => this.#now;

  advance({ minutes = 0, seconds = 0 }: { minutes?: number; seconds?: number }) {
    this.#now += (minutes * 60 + seconds) * 1000;
  }
}

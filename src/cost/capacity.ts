/** What an instance of an app runs on, in CPU units (1024 = one vCPU) and MiB. */
interface Size {
  cpu: number;
  memoryMiB: number;
}

/**
 * The shipped page behind its gate, as `npm run bench` measures it. A run after a click takes 105 to 135 ms of an x86 vCPU; opening the page
 * takes three times that. A page that queries or computes more takes more of everything.
 */
export const shippedPage = { runMilliseconds: 125, startMiB: 185, sessionMiB: 0.25 } as const;

/** How often somebody who works with a page clicks. */
export const clickEverySeconds = 5;

export interface Capacity {
  runsPerSecond: number;
  /** People whose clicks keep the processor busy all the time: more of them wait for each other. */
  people: number;
  /** What is left for the data of each of them, in MiB. */
  dataMiBEach: number;
}

/**
 * What one instance carries. An instance is one Python process, which runs on one processor at a time: a second vCPU adds nothing but for
 * what computes outside of Python. https://docs.python.org/3/glossary.html#term-global-interpreter-lock
 */
export function capacityOf({ cpu, memoryMiB }: Size): Capacity {
  const { runMilliseconds, startMiB, sessionMiB } = shippedPage;
  const runsPerSecond = (Math.min(cpu, 1024) / 1024) * (1000 / runMilliseconds);
  const people = Math.floor(runsPerSecond * clickEverySeconds);
  return { runsPerSecond, people, dataMiBEach: Math.floor((memoryMiB - startMiB) / people - sessionMiB) };
}

/** The people that each app carries, on all its instances. */
export const peopleOf = (apps: Readonly<Record<string, { size: Size; replicas: number }>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(apps).map(([app, { size, replicas }]) => [app, capacityOf(size).people * replicas]),
  );

/** What `sls cost` says of it. */
export const peopleInWords = (people: Readonly<Record<string, number>>) =>
  `Concurrent users of the sample page, each with a click every ${clickEverySeconds} s: about ${Object.entries(people)
    .map(([app, number]) => `${number} (${app})`)
    .join(', ')}. See "Task sizes" in docs/settings.md.`;

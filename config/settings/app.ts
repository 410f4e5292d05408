import type { Policy } from '../../src/access/policy.ts';

/**
 * The sizes Fargate sells, in CPU units (1024 = one vCPU) and MiB; any other pair does not compile.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
 */
export type TaskSize =
  | { cpu: 256; memoryMiB: 512 | 1024 | 2048 }
  | { cpu: 512; memoryMiB: 1024 | 2048 | 3072 | 4096 }
  | { cpu: 1024; memoryMiB: 2048 | 3072 | 4096 | 5120 | 6144 | 7168 | 8192 }
  | { cpu: 2048; memoryMiB: 4096 | 5120 | 6144 | 7168 | 8192 | 10240 | 12288 | 14336 | 16384 }
  | { cpu: 4096; memoryMiB: 8192 | 10240 | 12288 | 14336 | 16384 | 20480 | 24576 | 28672 | 30720 };

/** One Streamlit entry file on one host. `Group` is the groups that the stage has. */
export interface AppSettings<Group extends string = string> {
  /** The host people open, inside the stage's hosted zone. */
  host: string;
  /** The Streamlit file, in `streamlit/`. */
  entry: `${string}.py`;
  /** What one copy of the app runs on. A quarter vCPU and half a gigabyte carry a small app. */
  size: TaskSize;
  /** Who may enter. Without one nobody does. */
  policy?: Policy<Group>;
  /** Whom people ask who were refused: an e-mail address, or a few words such as `the data team`. 200 characters at most. */
  contact: string;
}

/**
 * The sizes that Fargate offers, in CPU units (1024 = 1 vCPU) and MiB. Other combinations do not compile.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
 */
export type TaskSize =
  | { cpu: 256; memoryMiB: 512 | 1024 | 2048 }
  | { cpu: 512; memoryMiB: 1024 | 2048 | 3072 | 4096 }
  | { cpu: 1024; memoryMiB: 2048 | 3072 | 4096 | 5120 | 6144 | 7168 | 8192 }
  | { cpu: 2048; memoryMiB: 4096 | 5120 | 6144 | 7168 | 8192 | 10240 | 12288 | 14336 | 16384 }
  | { cpu: 4096; memoryMiB: 8192 | 10240 | 12288 | 14336 | 16384 | 20480 | 24576 | 28672 | 30720 };

/**
 * The default and upper limit of an upload, in MiB: a sixteenth of the memory. Streamlit keeps each file in memory, and a page that reads
 * it has a second copy. When a person chooses another file, both copies of the first one stay until the page has run again. Two people who
 * do so at the same time use 410 of 512 MiB with the shipped page, which alone uses 180. `npm run bench` measures it.
 * https://github.com/streamlit/streamlit/issues/9218
 */
export const maxUploadMiB = ({ memoryMiB }: TaskSize): number => Math.floor(memoryMiB / 16);

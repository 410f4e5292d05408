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

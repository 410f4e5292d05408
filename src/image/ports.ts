/** What building an image asks of the world. Whatever a port throws is an end, but for `TransientError`: that is worth another try. */
export interface ImagePorts {
  registry: Registry;
  stack: ImageStack;
  sources: Sources;
  builds: Builds;
  clock: Clock;
  watch: BuildProgress;
}

/** Too many calls, or no connection: it may be better a moment later. */
export class TransientError extends Error {
  override readonly name = 'TransientError';
}

export interface Registry {
  /** The repository's address, and the digest of the image with this tag when it has one. Undefined when the repository does not exist. */
  image(tag: string): Promise<{ repository: string; digest?: string } | undefined>;
}

/** The stack that builds and keeps the images, in CloudFormation's own words. */
export interface ImageStack {
  /** Its status. Undefined when there is none. */
  status(): Promise<string | undefined>;
  /** Begins to make it. `busy` when somebody else has begun. */
  create(): Promise<'begun' | 'busy'>;
  /** Begins to make it as its template says. `busy` when somebody else is changing it. */
  update(): Promise<'begun' | 'unchanged' | 'busy'>;
  /** Begins to delete it. Its bucket must be empty. */
  remove(): Promise<void>;
  /** Why the latest change failed. */
  failures(): Promise<readonly StackFailure[]>;
}

/** A resource of the stack that could not be made, changed or deleted, and what AWS says of it. */
export interface StackFailure {
  logicalId: string;
  /** Such as `AWS::ECR::Repository`. */
  type: string;
  reason: string;
}

export interface Sources {
  /** Puts what an image is made from where its build finds it. */
  put(hash: string, zip: Uint8Array): Promise<void>;
  /** Deletes all of it. Nothing to do when there is no bucket. */
  empty(): Promise<void>;
}

/** https://docs.aws.amazon.com/codebuild/latest/APIReference/API_Build.html#CodeBuild-Type-Build-buildStatus */
export type BuildStatus = 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED' | 'FAULT' | 'STOPPED' | 'TIMED_OUT';

export interface Build {
  id: string;
  status: BuildStatus;
  /** Such as `QUEUED`, `PROVISIONING`, `BUILD`. */
  phase: string;
  /** What CodeBuild says of the phase that failed. */
  reason?: string;
  /** Where somebody reads the log in a browser. */
  log?: string;
}

/** CodeBuild takes no more builds, and says how many it would take: 0 in some accounts until AWS is asked for more. */
export interface NoCapacity {
  full: string;
}

export interface Builds {
  /** The builds of this hash, the latest first. */
  of(hash: string): Promise<Build[]>;
  /** Begins one. The same token within 5 minutes begins none, and answers with the first. */
  start(hash: string, token: string): Promise<Build | NoCapacity>;
  /** Undefined when CodeBuild does not know it any more. */
  look(id: string): Promise<Build | undefined>;
  /** What it logged after what `after` stands for, and what stands for the end of that. */
  lines(id: string, after?: string): Promise<{ lines: string[]; next?: string }>;
  /** Stops and forgets all of them. Nothing to do when there is no project. */
  forget(): Promise<void>;
}

export interface Clock {
  /** In seconds. */
  now(): number;
  wait(seconds: number): Promise<void>;
}

/** Whoever looks on. */
export interface BuildProgress {
  say(line: string): void;
  /** From now on this build runs, whether or not anybody follows it. */
  follows(build: Build): void;
  /** What a build logged since it was last asked. */
  logged(lines: readonly string[]): void;
}

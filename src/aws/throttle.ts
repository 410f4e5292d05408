import { isThrottlingError } from '@smithy/core/retry';

/** Whether AWS refused a request for its rate alone, in any service's word for it, as the SDK itself tells when to try again. */
export const isThrottle = (error: unknown): error is Error =>
  error instanceof Error && isThrottlingError(error as Parameters<typeof isThrottlingError>[0]);

import { TransientError } from '../image/ports.ts';

/** What AWS and Node call the same thing: no answer, or an answer that says "later". */
const names =
  /^(Throttl|TooManyRequests|RequestLimitExceeded|SlowDown|TimeoutError$|ServiceUnavailable|Internal(Error|Failure|Server))/;
const codes = [
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
];

interface SdkError extends Error {
  code?: unknown;
  $metadata?: { httpStatusCode?: number };
}

const isTransient = ({ name, code, $metadata: { httpStatusCode = 0 } = {} }: SdkError) =>
  names.test(name) || codes.includes(`${code}`) || httpStatusCode === 429 || httpStatusCode >= 500;

/** The answer of a call that the SDK has tried thrice by now. Throws `TransientError` for what may be better a moment later. */
export async function markTransient<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (cause) {
    if (cause instanceof Error && isTransient(cause))
      throw new TransientError(`${cause.message || cause.name}`, { cause });
    throw cause;
  }
}

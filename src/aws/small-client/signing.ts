import { HttpRequest, HttpResponse } from '@smithy/core/protocols';

/** A clock that is further off than this is why AWS refuses a signature. As the SDK has it. */
const maxSkewMs = 240_000;

interface Failure {
  $response?: unknown;
  $metadata?: { clockSkewCorrected?: boolean };
}
type Next = (args: { request: unknown }) => Promise<unknown>;

/**
 * Signs each attempt. When AWS refuses one at an hour that is far from ours, the next is signed by AWS's clock: the SDK's retries go on
 * where they see `clockSkewCorrected`.
 */
export function signingMiddleware(sign: (request: HttpRequest, at: Date) => HttpRequest) {
  let offset = 0;

  function learn({ $response, $metadata }: Failure): void {
    if (!HttpResponse.isInstance($response) || !$metadata) return;
    const off = Date.parse($response.headers.date ?? '') - Date.now();
    if (Number.isNaN(off) || Math.abs(off - offset) < maxSkewMs) return;
    offset = off;
    $metadata.clockSkewCorrected = true;
  }

  return (next: Next) => async (args: { request: unknown }) => {
    if (!HttpRequest.isInstance(args.request)) throw new TypeError('Only a request can be signed.');
    const request = sign(args.request, new Date(Date.now() + offset));
    try {
      return await next({ ...args, request });
    } catch (error) {
      learn(error as Failure);
      throw error;
    }
  };
}

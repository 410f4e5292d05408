import { Command } from '@smithy/core/client';
import type { HttpResponse } from '@smithy/core/protocols';
import { smallClient } from './client.ts';
import { bodyText, errorOf, metadataOf, postTo } from './json-protocol.ts';
import type { ClientOptions } from './options.ts';

interface Invocation {
  FunctionName: string;
  event: object;
}

const namespace = 'com.amazonaws.lambda';

/** The SDK's own command brings the schemas of all that Lambda does: a third of what a small function loads. */
const InvokeCommand = Command.classBuilder<
  Invocation,
  { $metadata: object },
  never,
  Invocation,
  { $metadata: object }
>()
  .n('LambdaClient', 'InvokeCommand')
  .sc([9, namespace, 'Invoke', 0, 'unit', 'unit'] as never)
  .build();

/** https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
const protocol = (endpoint: () => URL) => ({
  setSerdeContext() {}, // everything that it needs is known here

  serializeRequest: async (_operation: unknown, { FunctionName, event }: Invocation) =>
    postTo(endpoint(), `/2015-03-31/functions/${encodeURIComponent(FunctionName)}/invocations`, JSON.stringify(event), {
      'content-type': 'application/octet-stream',
      'x-amz-invocation-type': 'Event',
    }),

  async deserializeResponse(_operation: unknown, _context: object, response: HttpResponse) {
    const $metadata = metadataOf(response);
    const body = await bodyText(response);
    if (response.statusCode >= 300) throw errorOf(namespace, response, body, $metadata);
    return { $metadata };
  },
});

/** Hands events to functions without waiting for what they make of them. */
export function eventInvoker(place: ClientOptions) {
  const client = smallClient({ name: 'lambda', variable: 'LAMBDA', protocol }, place);
  return async (FunctionName: string, event: object): Promise<void> => {
    await client.send(new InvokeCommand({ FunctionName, event }) as never);
  };
}

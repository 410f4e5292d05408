import { Client } from '@smithy/core/client';
import type { HttpRequest } from '@smithy/core/protocols';
import { getRetryPlugin, StandardRetryStrategy } from '@smithy/core/retry';
import { getSchemaSerdePlugin } from '@smithy/core/schema';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { type ClientOptions, endpointOf, regionOf, roleCredentials } from './options.ts';
import { signRequest } from './signature.ts';
import { signingMiddleware } from './signing.ts';

/** An AWS service as a small client calls it. */
export interface SmallService {
  /** In the host and in the signature. */
  name: string;
  /** In the variable `AWS_ENDPOINT_URL_…`. */
  variable: string;
  /** In milliseconds, at most this long before the second attempt; twice as long before each further one. The SDK's own default is 50. */
  baseDelay?: number;
  /** Makes requests of commands and answers of responses. */
  protocol(endpoint: () => URL): object;
}

/**
 * A client that takes the SDK's commands and is made of the SDK's own parts: its middleware stack, retries and HTTP handler. What the
 * SDK's clients bring besides, a cold function would load for nothing: credentials that no Lambda has, endpoint rules, other protocols and signatures.
 * docs/cold-start.md has the figures.
 */
export function smallClient({ baseDelay = 50, ...service }: SmallService, place: ClientOptions): SmallClient {
  const { requestHandler, maxAttempts = 3 } = place;
  const endpoint = () => endpointOf(service, regionOf(place), place.endpoint);
  const config = {
    protocol: service.protocol(endpoint),
    requestHandler: NodeHttpHandler.create(requestHandler),
    maxAttempts: async () => maxAttempts,
    retryStrategy: async () => strategy,
    // What the SDK's commands ask for an address.
    isCustomEndpoint: true,
    endpoint: async () => endpoint(),
    endpointProvider: () => ({ url: endpoint() }),
  };
  const strategy = new StandardRetryStrategy({ maxAttempts, baseDelay });
  const client: SmallClient = new Client(config as never);
  client.middlewareStack.use(getSchemaSerdePlugin(config as never));
  client.middlewareStack.use(getRetryPlugin(config));
  const sign = (request: HttpRequest, at: Date) =>
    signRequest(request, {
      service: service.name,
      region: regionOf(place),
      credentials: place.credentials ?? roleCredentials(),
      at,
    });
  client.middlewareStack.addRelativeTo(signingMiddleware(sign) as never, {
    name: 'httpSigningMiddleware',
    relation: 'after',
    toMiddleware: 'retryMiddleware',
  });
  return client;
}

// biome-ignore lint/suspicious/noExplicitAny: what the SDK's own type of a client for any command says
export type SmallClient = Client<any, any, any, any>;

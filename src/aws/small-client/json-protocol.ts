import { ServiceException } from '@smithy/core/client';
import { HttpRequest, type HttpResponse } from '@smithy/core/protocols';
import { NormalizedSchema, TypeRegistry } from '@smithy/core/schema';

/** An AWS service that speaks AWS JSON. https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html */
export interface JsonService {
  /** What the SDK's schemas call it. */
  namespace: string;
  target: string;
  version: '1.0' | '1.1';
}

type SchemaRef = Parameters<typeof NormalizedSchema.of>[0];
type ErrorClass = new (options: { message: string; $metadata: object }) => Error;

/** An operation of the SDK's, as its command describes it. */
interface Operation {
  name: string;
  output: SchemaRef;
}

/** Requests and answers of a service that speaks AWS JSON, by the schemas of the SDK's commands. */
export const jsonProtocol =
  ({ namespace, target, version }: JsonService) =>
  (endpoint: () => URL) => ({
    setSerdeContext() {}, // everything that it needs is known here

    async serializeRequest(operation: Operation, input: object): Promise<HttpRequest> {
      const url = endpoint();
      return postTo(url, url.pathname, jsonOf(input), {
        'content-type': `application/x-amz-json-${version}`,
        'x-amz-target': `${target}.${operation.name}`,
      });
    },

    async deserializeResponse(operation: Operation, _context: object, response: HttpResponse): Promise<object> {
      const $metadata = metadataOf(response);
      const body = await bodyText(response);
      if (response.statusCode >= 300) throw errorOf(namespace, response, body, $metadata);
      const output = readBySchema(NormalizedSchema.of(operation.output), JSON.parse(body || '{}'));
      return { ...(output as object), $metadata };
    },
  });

/** A POST of JSON, signed later. */
export function postTo(endpoint: URL, path: string, body: string, headers: Record<string, string>): HttpRequest {
  const { protocol, hostname, host, port } = endpoint;
  const length = String(Buffer.byteLength(body));
  return new HttpRequest({
    protocol,
    hostname,
    ...(port && { port: Number(port) }),
    path,
    method: 'POST',
    headers: { host, 'content-length': length, ...headers },
    body,
  });
}

/** As UTF-8, whose letters may be cut anywhere on their way. */
export async function bodyText({ body }: HttpResponse): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts).toString();
}

export const metadataOf = ({ statusCode, headers }: HttpResponse) => ({
  httpStatusCode: statusCode,
  requestId: headers['x-amzn-requestid'] ?? headers['x-amz-request-id'],
});

/**
 * The error that AWS answers with, as the SDK makes it: under AWS's name, and of the SDK's class where it has one. What is between a service
 * and us, such as a proxy, answers with anything.
 */
export function errorOf(
  namespace: string,
  { statusCode, headers }: HttpResponse,
  body: string,
  $metadata: object,
): Error {
  const said = objectIn(body);
  const code = headers['x-amzn-errortype'] ?? said.__type ?? said.code;
  const name = typeof code === 'string' ? (/^(?:.*#)?([^:,]+)/.exec(code)?.[1] ?? 'UnknownError') : 'UnknownError';
  const message = String(said.message ?? said.Message ?? `AWS answered with status ${statusCode}.`);
  const registry = TypeRegistry.for(namespace);
  const schema = registry.find(each => Array.isArray(each) && each[0] === -3 && each[2] === name);
  const known = schema && (registry.getErrorCtor(schema as never) as ErrorClass | undefined);
  if (!known) {
    const $fault = statusCode >= 500 ? 'server' : 'client';
    return Object.assign(new ServiceException({ name, $fault, message, $metadata }), { ...said, name, message });
  }
  const { message: _, ...more } = readBySchema(NormalizedSchema.of(schema as SchemaRef), said) as Record<
    string,
    unknown
  >;
  return Object.assign(new known({ message, $metadata }), more);
}

function objectIn(body: string): Record<string, unknown> {
  try {
    const found: unknown = JSON.parse(body);
    return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** What JSON of an answer means by its schema: AWS writes moments as seconds and bytes as base64. Unknown members are left out. */
function readBySchema(schema: NormalizedSchema, json: unknown): unknown {
  if (json === null || json === undefined) return undefined;
  if (schema.isTimestampSchema()) return new Date(Number(json) * 1000);
  if (schema.isBlobSchema()) return Buffer.from(String(json), 'base64');
  if (Array.isArray(json)) return json.map(each => readBySchema(schema.getValueSchema(), each));
  if (typeof json !== 'object') return json;
  if (schema.isMapSchema()) {
    const entries = Object.entries(json).map(([key, each]) => [key, readBySchema(schema.getValueSchema(), each)]);
    return Object.fromEntries(entries);
  }
  const found: Record<string, unknown> = {};
  for (const [name, member] of schema.structIterator()) {
    const value = readBySchema(member, Reflect.get(json, name));
    if (value !== undefined) found[name] = value;
  }
  return found;
}

/** Input as JSON. Throws on what JSON has no form for: nothing here sends bytes or moments. */
const jsonOf = (input: object): string =>
  JSON.stringify(input, function (this: Record<string, unknown>, name, value) {
    const given = name === '' ? value : this[name];
    if (given instanceof Uint8Array || given instanceof Date)
      throw new TypeError(`${name} cannot be sent: this client sends text, numbers, lists and objects only.`);
    return value;
  });

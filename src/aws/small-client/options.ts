/** Where and as whom a function calls AWS, and how patiently. What is left out is what Lambda says in the environment. */
export interface ClientOptions {
  /** Of every service, as the embedded AWS has it. Before it counts what the environment says. */
  endpoint?: string;
  region?: string;
  credentials?: AwsCredentials;
  /** In milliseconds. */
  requestHandler?: { connectionTimeout?: number; requestTimeout?: number; throwOnRequestTimeout?: boolean };
  maxAttempts?: number;
}

export interface AwsCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

type Variables = Readonly<Record<string, string | undefined>>;

/** As given, or the function's own. */
export function regionOf({ region }: ClientOptions, environment: Variables = process.env): string {
  const found = region ?? environment.AWS_REGION;
  if (found) return found;
  throw new Error('AWS_REGION is missing. Lambda sets it in a function.');
}

/**
 * A service's address: as given, or by the variables that the SDK reads, or AWS's own.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export function endpointOf(
  service: { name: string; variable: string },
  region: string,
  given?: string,
  environment: Variables = process.env,
): URL {
  const configured = given ?? (environment[`AWS_ENDPOINT_URL_${service.variable}`] || environment.AWS_ENDPOINT_URL);
  return new URL(configured || `https://${service.name}.${region}.amazonaws.com`);
}

/** Those of the function's role. https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
export function roleCredentials(environment: Variables = process.env): AwsCredentials {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = environment;
  const { AWS_SESSION_TOKEN: sessionToken } = environment;
  if (accessKeyId && secretAccessKey) return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
  throw new Error('AWS_ACCESS_KEY_ID or AWS_SECRET_ACCESS_KEY is missing. Lambda sets both in a function.');
}

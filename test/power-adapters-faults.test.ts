import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { forSomebody, forTheMinute } from '../src/aws/connection.ts';
import { reconcilerClients } from '../src/aws/lambda-clients.ts';
import { powerPorts, wakePorts } from '../src/aws/power/ports.ts';

// The adapters of src/aws/power against an AWS that is not well: whatever fails is said, and nothing is made of it.

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function anAws(answer: RequestListener) {
  server = createServer(answer);
  await new Promise<void>(resolve => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  return { endpoint: `http://127.0.0.1:${port}`, region: 'eu-central-1', credentials };
}

/** An error as each of AWS's protocols says it. */
function errorIn(type: string, code: string): string {
  if (type.includes('json')) return JSON.stringify({ __type: code });
  if (type.includes('cbor')) return `\xa1\x66__type\x78${String.fromCharCode(code.length)}${code}`;
  return `<ErrorResponse><Error><Code>${code}</Code><Message>no</Message></Error></ErrorResponse>`;
}

const now = Temporal.Now.instant();
const lease = { id: 'one', at: now, until: now, by: 'sub' };
const variables = { stage: 'local', table: 'power', reconciler: 'reconciler' } as Parameters<typeof wakePorts>[0];
const place = { stage: 'local', table: 'power', cluster: 'c', listener: 'arn:l', wakeTargets: 'arn:w', metrics: 'm' };

test.each([
  ['throttles', 400, 'ThrottlingException', 'Throttled'],
  ['is broken', 503, 'ServiceUnavailable', 'ServiceUnavailable'],
])('an AWS that %s is asked three times, and then every port rejects', async (_, status, code, said) => {
  let requests = 0;
  const connection = await anAws(({ headers }, response) => {
    requests++;
    const type = String(headers['content-type']);
    response.writeHead(status, {
      'content-type': type,
      'smithy-protocol': 'rpc-v2-cbor',
      'x-amzn-query-error': `${code};Sender`,
    });
    response.end(errorIn(type, code), 'latin1');
  });
  const { services, routing, sessions, notes } = powerPorts(
    reconcilerClients({ ...forTheMinute, ...connection }),
    place,
  );
  const calls = [
    services.describe(['sales']).get('sales'),
    services.setCount('sales', 0),
    routing.current('sales'),
    routing.route(new Map([['sales', 'wake']])).get('sales'),
    sessions.samples('sales', now.subtract({ minutes: 90 })),
    notes.read('sales'),
    notes.write('sales', { version: 1, state: 'asleep', since: now, reason: 'closed', wakes: [] }),
  ];
  for (const call of await Promise.allSettled(calls))
    expect(call).toMatchObject({ status: 'rejected', reason: { name: said } });
  expect(requests).toBe(3 * calls.length);
});

test('an AWS that does not answer keeps nobody waiting', async () => {
  const connection = await anAws(() => {});
  const { notes, takeLease, requestRun } = wakePorts(variables, { ...forSomebody, ...connection });
  const begun = performance.now();
  const calls = [notes.read('sales'), takeLease('sales', lease, undefined), requestRun('sales')];
  for (const call of await Promise.allSettled(calls)) expect(call.status).toBe('rejected');
  expect(performance.now() - begun).toBeLessThan(8_000);
});

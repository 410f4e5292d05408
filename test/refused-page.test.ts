import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { type AccessRefusal, refusalResponse } from '../src/pages/access/refused.ts';
import { responseFormat } from '../src/pages/response-format.ts';

// The gate in front of Streamlit and the Lambdas in front of the app turn people away in the same words.

const root = join(import.meta.dirname, '..');
const python = join(root, '.venv', 'app', 'bin', 'python');

/** Answers each case on the standard input as the gate would. */
const gate = `
import asyncio, json, sys
from types import SimpleNamespace
from gate.answers import refuse
from gate.person import Person
from gate.proof import Proof
from gate.refusal import Reason, Refused

async def answer(case):
    settings, sent = SimpleNamespace(app=case["app"], contact=case["contact"]), []
    async def send(message): sent.append(message)
    refusal, headers = case["refusal"], dict(case["headers"])
    known = refusal["status"] == 403
    proof = Proof(Person("s", refusal["person"].get("email"), None, ()), None, refusal["code"], 0, 0) if known else None
    reason = Reason.NOT_ALLOWED if known else next(r for r in Reason if r.code == refusal["code"])
    headers["x-amzn-trace-id"] = refusal["requestId"]
    scope = {"type": "http", "headers": [(name.encode(), value.encode()) for name, value in headers.items()]}
    await refuse(Refused(reason, proof), settings, scope, None, send)
    start, body = sent
    found = {name.decode(): value.decode() for name, value in start["headers"]}
    return {"status": start["status"], "headers": found, "body": body["body"].decode()}

print(json.dumps([asyncio.run(answer(case)) for case in json.load(sys.stdin)]))
`;

const requestId = 'Self=1-1-a;Root=1-67891233-abcdef012345678912345678';
const sales = { app: 'sales', contact: 'data@example.com' };
const ana = { email: 'ana@example.com' };
const refusals: [AccessRefusal, typeof sales][] = [
  [{ status: 403, code: 'not-allowed', person: ana, requestId }, sales],
  [{ status: 403, code: 'access-ended', person: ana, requestId }, sales],
  [{ status: 403, code: 'email-unverified', person: {}, requestId }, sales],
  [
    { status: 403, code: 'denied', person: {}, requestId: '-' },
    { app: 'sales-eu', contact: '情報システム部' },
  ],
  [
    { status: 403, code: 'no-policy', person: { email: `"<b>{{contact}}&amp;'"@example.com` }, requestId },
    { app: 'sales', contact: `<i>'the "data" team' & $1 {{app}}</i>` },
  ],
  [{ status: 401, code: 'expired', requestId }, sales],
  [{ status: 503, code: 'keys-unavailable', requestId }, sales],
];
const forms: Record<string, string>[] = [{ accept: 'text/html' }, { accept: 'application/json' }, { accept: '*/*' }];

const cases = refusals.flatMap(([refusal, app]) => forms.map(headers => ({ refusal, ...app, headers })));
const input = JSON.stringify(cases);
const answers = JSON.parse(execFileSync(python, ['-B', '-c', gate], { cwd: root, input, encoding: 'utf8' }));

test.each(cases.map((each, index) => ({ ...each, accept: `${each.headers.accept}`, gates: answers[index] })))(
  '$refusal.status $refusal.code is told alike to who accepts $accept',
  ({ refusal, app, contact, accept, gates }) => {
    const own = refusalResponse(refusal, { app, contact }, responseFormat({ accept: [accept] }));
    expect(own.statusCode).toBe(gates.status);
    const { 'content-length': _, ...headers } = gates.headers; // the load balancer counts for itself
    const lists = Object.entries(headers).map(([name, value]) => [name, [value]]);
    expect(own.multiValueHeaders).toEqual(Object.fromEntries(lists));
    const read = (body = '') => (accept === 'application/json' ? JSON.parse(body) : body);
    expect(read(own.body)).toEqual(read(gates.body));
  },
);

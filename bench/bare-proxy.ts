/** The rival: the same proxy library with nothing around it. `bare-proxy.ts <target port>`; prints its own port. */
import { Agent, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createProxyServer } from 'httpxy';

const target = `http://127.0.0.1:${process.argv[2]}`;
const proxy = createProxyServer({ target, agent: new Agent({ keepAlive: true }) });
const server = createServer((request, response) => void proxy.web(request, response));
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));

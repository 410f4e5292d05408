import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
/** Resolves nowhere: https://www.rfc-editor.org/rfc/rfc2606#section-2. Only the proxy knows it. */
const host = 'aws.invalid';

/** The embedded AWS as a company's computers reach the real one: by TLS with a certificate of the company. */
export interface CompanyNetwork {
  /** Through its proxy. osls' `cafile` does not reach what is behind a proxy, so Node itself trusts the certificate. */
  proxied: { AWS_ENDPOINT_URL: string; HTTPS_PROXY: string; NODE_EXTRA_CA_CERTS: string };
  /** Without a proxy. */
  direct: { AWS_ENDPOINT_URL: string; cafile: string };
  /** Every `CONNECT`, in order: `host:port`. */
  tunnels: string[];
  stop(): Promise<void>;
}

/** `silent`: the proxy takes connections, and never answers. The files go into `directory`. */
export async function aCompanyNetwork(
  endpoint: string,
  directory: string,
  { silent = false } = {},
): Promise<CompanyNetwork> {
  const python = join(root, '.venv', 'tools', 'bin', 'python');
  execFileSync(python, [join(import.meta.dirname, 'certificate.py'), directory, host, 'localhost']);
  const [cafile, keyFile] = [join(directory, 'certificate.pem'), join(directory, 'key.pem')];
  const tunnels: string[] = [];
  const sockets = new Set<Socket>();

  const tls = createTlsServer({ cert: readFileSync(cafile), key: readFileSync(keyFile) }, (incoming, answer) => {
    const { method, url, headers } = incoming;
    const onward = request(new URL(url ?? '/', endpoint), { method, headers }, from => {
      answer.writeHead(from.statusCode ?? 502, from.headers);
      from.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    incoming.pipe(onward);
  });
  const proxy = createServer((_, answer) => answer.writeHead(405).end());
  proxy.on('connect', ({ url = '' }, client: Socket) => {
    tunnels.push(url);
    if (silent) return;
    const tunnel = connect(portOf(tls), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      tunnel.pipe(client).pipe(tunnel);
    });
    for (const end of [tunnel, client]) end.on('error', () => [tunnel, client].map(it => it.destroy()));
    kept(tunnel);
  });
  const kept = (socket: Socket) => sockets.add(socket.on('close', () => sockets.delete(socket)));
  for (const server of [tls, proxy]) {
    server.on('connection', kept).listen(0, '127.0.0.1');
    await once(server, 'listening');
  }

  return {
    proxied: {
      AWS_ENDPOINT_URL: `https://${host}`,
      HTTPS_PROXY: `http://127.0.0.1:${portOf(proxy)}`,
      NODE_EXTRA_CA_CERTS: cafile,
    },
    direct: { AWS_ENDPOINT_URL: `https://localhost:${portOf(tls)}`, cafile },
    tunnels,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await Promise.all([tls, proxy].map(server => new Promise(resolve => server.close(resolve))));
    },
  };
}

const portOf = (server: Server) => (server.address() as AddressInfo).port;

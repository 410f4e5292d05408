import { Agent, request } from 'node:http';
import { createHistogram } from 'node:perf_hooks';

export interface Load {
  port: number;
  path: string;
  headers: Record<string, string>;
}

/** Requests per second and the 99th percentile in ms, of ten connections that ask again as soon as they are answered. */
export async function load(
  { port, path, headers }: Load,
  seconds: number,
): Promise<{ perSecond: number; p99: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: 10 });
  const latencies = createHistogram();
  const end = performance.now() + seconds * 1000;
  const ask = () =>
    new Promise<void>((resolve, reject) => {
      const began = performance.now();
      const asked = request({ host: '127.0.0.1', port, path, headers, agent }, answer => {
        if (answer.statusCode !== 200) reject(new Error(`${path} on ${port} answered ${answer.statusCode}.`));
        answer.resume().on('end', () => {
          latencies.record(Math.max(1, Math.round((performance.now() - began) * 1000)));
          resolve();
        });
      });
      asked.on('error', reject).end();
    });
  const connection = async () => {
    while (performance.now() < end) await ask();
  };
  await Promise.all(Array.from({ length: 10 }, connection));
  agent.destroy();
  return { perSecond: latencies.count / seconds, p99: latencies.percentile(99) / 1000 };
}

import { Agent, request } from 'node:http';

export interface Load {
  port: number;
  path: string;
  headers: Record<string, string>;
}

/**
 * Requests per second of ten connections that ask again as soon as they are answered, and how many milliseconds all but the slowest
 * hundredth of them took at most.
 */
export async function load({ port, path, headers }: Load, seconds: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 10 });
  const times: number[] = [];
  const end = performance.now() + seconds * 1000;
  const ask = () =>
    new Promise<void>((resolve, reject) => {
      const began = performance.now();
      const asked = request({ host: '127.0.0.1', port, path, headers, agent }, answer => {
        if (answer.statusCode !== 200) reject(new Error(`${path} on ${port} answered ${answer.statusCode}.`));
        answer.resume().on('end', () => {
          times.push(performance.now() - began);
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
  const p99 = times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN;
  return { perSecond: times.length / seconds, p99 };
}

import { Agent, request } from 'node:http';

export interface Load {
  port: number;
  path: string;
  headers: Record<string, string>;
}

/** Requests per second, of ten connections that ask again as soon as they are answered. */
export async function load({ port, path, headers }: Load, seconds: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 10 });
  let answers = 0;
  const end = performance.now() + seconds * 1000;
  const ask = () =>
    new Promise<void>((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, path, headers, agent }, answer => {
        if (answer.statusCode !== 200) reject(new Error(`${path} on ${port} answered ${answer.statusCode}.`));
        answer.resume().on('end', () => {
          answers++;
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
  return answers / seconds;
}

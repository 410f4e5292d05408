import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Those of serverless.ts that package functions. */
export const packagingPlugins = ['serverless-esbuild', 'serverless-iam-roles-per-function'];

/** A service with one function that logs a line: serverless-esbuild fails without any. */
export function emptyService(root: string, folder: string, plugins: readonly string[]): string {
  mkdirSync(folder);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'index.js'), "export const handler = async event => (console.log('{}'), event);\n");
  const service = {
    service: 'empty',
    plugins,
    provider: { name: 'aws', runtime: 'nodejs24.x', architecture: 'arm64' },
    package: { individually: true },
    functions: { empty: { handler: 'index.handler' } },
  };
  writeFileSync(join(folder, 'serverless.json'), JSON.stringify(service));
  return folder;
}

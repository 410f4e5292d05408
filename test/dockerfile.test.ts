import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { parseDockerfile } from './world/dockerfile.ts';
import { takeSteps } from './world/image-steps.ts';

const project = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(project, file), 'utf8');
const ours = read('streamlit/Dockerfile');

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'streamgate-steps-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const take = (dockerfile: string) => {
  const standIns = { base: () => ({ PATH: '/usr/bin:/bin' }) };
  return takeSteps({ dockerfile, context: directory, directory, standIns, environment: {} });
};

test('every image of a registry is named by its digest', () => {
  const stages = parseDockerfile(ours);
  const names = stages.map(({ name }) => name);
  const registry = stages.map(({ base }) => base).filter(base => !names.includes(base));
  expect(registry).toEqual([
    expect.stringMatching(/^public\.ecr\.aws\/docker\/library\/python:3\.13-slim@sha256:[0-9a-f]{64}$/),
  ]);
});

test('what a task runs is not said here a second time', () => {
  expect(ours).not.toMatch(/^(CMD|ENTRYPOINT|HEALTHCHECK)/m);
});

test('the packages are installed by the very uv that locks them, with hashes', () => {
  const [entry = ''] = /^uv==(?:.*\\\n)*.*\n/m.exec(read('requirements-tools.txt')) ?? [];
  expect(entry).toMatch(/--hash=sha256:/);
  expect(read('gate/requirements-uv.txt')).toBe(`# From requirements-tools.txt, by: npm run lock\n${entry}`);
  for (const [line] of ours.matchAll(/^RUN .*requirements.*$/gm)) expect(line).toContain('--require-hashes');
});

test('steps are taken in a folder, by their own environment', () => {
  const image = take(`FROM base AS made
WORKDIR /work
ENV PLACE=/opt/it:$PATH
RUN mkdir -p "\${PLACE%%:*}" \\
    && echo one > "\${PLACE%%:*}/file"

FROM base
COPY --from=made /opt/it /it
VOLUME /tmp
USER nobody`);
  expect(readFileSync(join(image.root, 'it', 'file'), 'utf8')).toBe('one\n');
  expect(image).toMatchObject({ user: 'nobody', volumes: [join(image.root, 'tmp')], env: { PATH: '/usr/bin:/bin' } });
  expect(existsSync(join(image.root, 'work'))).toBe(false);
});

test.each([
  ['HEALTHCHECK CMD true', 'not known here'],
  ['RUN touch /etc/streamgate', "this machine's"],
  ['RUN false', 'Command failed'],
  ['COPY --from=nowhere /a /b', 'no stage nowhere'],
])('%s is refused', (line, reason) => {
  expect(() => take(`FROM base\n${line}`)).toThrow(reason);
});

test('an image that nothing stands for is refused', () => {
  expect(() => take('FROM debian')).toThrow('Nothing here stands for the image debian.');
});

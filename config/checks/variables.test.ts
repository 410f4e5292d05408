import { expect, test } from '@jest/globals';
import { linesOf, withApp } from './fakes/settings.ts';

const parameter = 'arn:aws:ssm:eu-west-1:222222222222:parameter/sales' as const;

test.each<[string, Record<string, string>, string]>([
  ['a hyphen', { 'LOG-LEVEL': 'x' }, 'apps.sales.environment is "LOG-LEVEL". Allowed: a letter or _, then letters'],
  ['a digit in front', { '2ND': 'x' }, 'Allowed: a letter or _'],
  ['no name', { '': 'x' }, 'apps.sales.environment is "". Allowed: a letter or _'],
  ["the gate's", { STREAMGATE_APP: 'x' }, 'names that do not start with STREAMGATE_, UVICORN_ or STREAMLIT_SERVER_'],
  ["a secret's", { STREAMGATE_SECRET_key: 'x' }, 'names that do not start with STREAMGATE_'],
  ["uvicorn's", { UVICORN_WORKERS: '2' }, 'names that do not start with'],
  ["Streamlit's server's", { STREAMLIT_SERVER_ENABLE_CORS: 'false' }, 'own settings belong in .streamlit/config.toml.'],
  [
    'the search path',
    { PATH: '/opt' },
    'apps.sales.environment is "PATH". Allowed: any name except PATH: the shell finds uvicorn with it. Remove',
  ],
  ["Python's home", { PYTHONHOME: '/opt' }, 'Allowed: any name except PYTHONHOME'],
  ['workers', { WEB_CONCURRENCY: '4' }, 'workers that share no sessions; use replicas'],
  ["the cookies' room", { WEBSOCKETS_MAX_LINE_LENGTH: '8192' }, 'Allowed: any name except WEBSOCKETS_MAX_LINE_LENGTH'],
  ["the task's credentials", { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/' }, 'boto3 finds the credentials with it'],
  [
    'too much',
    { BIG: 'x'.repeat(60_000) },
    "Allowed: 60000 bytes of variables and secrets' ARNs together. ECS accepts no more.",
  ],
])('a variable: %s', (_name, environment, line) => {
  expect(linesOf(withApp({ environment }))).toEqual([expect.stringContaining(line)]);
});

test('a value is not printed', () => {
  expect(linesOf(withApp({ environment: { 'API-KEY': 'hunter2' } })).join()).not.toContain('hunter2');
});

test('a secret under a key that Python does not take as a name', () => {
  expect(linesOf(withApp({ secrets: { 'api-key': parameter } }))).toEqual([
    expect.stringContaining('apps.sales.secrets is "api-key". Allowed: a letter or _, then letters, digits and _'),
  ]);
});

test.each<[string, Record<string, string>]>([
  ['odd names', { _x9: '', toString: 'x', constructor: 'x' }],
  ["Streamlit's, but for its server", { STREAMLIT_THEME_BASE: 'dark' }],
  ["AWS's", { AWS_DEFAULT_REGION: 'eu-west-1', PYTHONPATH: 'lib' }],
  ['much', { BIG: 'x'.repeat(59_900) }],
])('%s are sound', (_name, environment) => {
  expect(linesOf(withApp({ environment }))).toEqual([]);
});

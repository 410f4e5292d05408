import { secretVariable } from '../environment.ts';
import { givenArn } from '../settings/app/secret.ts';
import { type Check, problem } from './problem.ts';

const form = /^[A-Za-z_][A-Za-z0-9_]*$/;
const named = 'a letter or _, then letters, digits and _';

/** What the gate, uvicorn and Streamlit's server are told in. */
const reserved = /^(?:STREAMGATE|UVICORN|STREAMLIT_SERVER)_/;

/** Variables that break the start, or worse: several workers would each know a part of the sessions. */
const taken: Readonly<Record<string, string>> = {
  PATH: 'the shell finds uvicorn with it',
  PYTHONHOME: 'Python finds its library with it',
  WEB_CONCURRENCY: 'it makes uvicorn start workers that share no sessions; use replicas',
  WEBSOCKETS_MAX_LINE_LENGTH: "the load balancer's cookies need the value that is set",
  AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: 'boto3 finds the credentials with it',
};

/** ECS takes 64 KiB for a whole task definition. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html */
const mostBytes = 60_000;

/** What the app finds in its environment, and under which keys in `st.secrets`. Values are not printed. */
export const variables: Check = function* ({ apps }) {
  for (const [name, { environment, secrets }] of Object.entries(apps)) {
    const at = `apps.${name}`;
    for (const variable of Object.keys(environment)) {
      const path = `${at}.environment`;
      const why = Object.hasOwn(taken, variable) ? taken[variable] : undefined;
      if (!form.test(variable)) yield problem(path, variable, named, 'Rename it.');
      else if (reserved.test(variable)) {
        const allowed = 'names that do not start with STREAMGATE_, UVICORN_ or STREAMLIT_SERVER_';
        yield problem(path, variable, allowed, "Rename it. Streamlit's own settings belong in .streamlit/config.toml.");
      } else if (why) yield problem(path, variable, `any name except ${variable}: ${why}`, 'Remove it.');
    }
    for (const key of Object.keys(secrets).filter(key => !form.test(key))) {
      yield problem(`${at}.secrets`, key, named, 'Rename it.');
    }
    const pairs = [
      ...Object.entries(environment),
      ...Object.entries(secrets).map(([key, given]) => [secretVariable(key), givenArn(given)]),
    ];
    const bytes = Buffer.byteLength(JSON.stringify(pairs.map(([Name, Value]) => ({ Name, Value }))));
    if (bytes > mostBytes) {
      const allowed = `${mostBytes} bytes of variables and secrets' ARNs together`;
      const fix = 'ECS accepts no more. Put large values into a file or a bucket.';
      yield problem(`${at}.environment`, bytes, allowed, fix);
    }
  }
};

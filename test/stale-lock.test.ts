import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { aProject } from './world/project.ts';

const project = aProject();
afterAll(() => project.remove());

test('a deploy with packages that are not locked is refused before AWS is asked anything', () => {
  appendFileSync(join(project.root, 'streamlit', 'requirements.in'), 'plotly\n');
  const { status, stderr } = project.sls('deploy --stage dev', 'http://127.0.0.1:1'); // where nobody answers
  expect(status).toBe(2);
  expect(stderr).toMatch(
    /streamlit\/requirements\.txt was not made from streamlit\/requirements\.in.*npm run lock\nNothing was changed\./,
  );
});

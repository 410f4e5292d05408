import { afterAll, expect, test } from '@jest/globals';
import { emailsTo } from '../world/emails.ts';
import { aProject } from '../world/project.ts';
import { Visitor } from '../world/visitor.ts';
import type { GateWorld } from './world.ts';

/** From the operator's command to the app's page. */
export function inviteCommand(world: () => GateWorld): void {
  const project = aProject();
  afterAll(() => project.remove());

  test('is mailed the apps’ addresses and a password that opens them', async () => {
    const { awsEndpoint, sales, finance } = world();
    const line = 'invite gwen@example.com --groups finance --until 2099-12-31 --stage local';
    expect(await project.run(line, awsEndpoint)).toMatchObject({ status: 0 });
    const [mail = '', ...more] = await emailsTo('gwen@example.com', awsEndpoint);
    expect(more).toEqual([]);
    for (const url of [sales, finance]) expect(mail).toContain(`href="${url}"`);
    const boxes = [...mail.matchAll(/<code[^>]*>([^<]+)<\/code>/g)].map(([, text]) => text);
    expect(boxes).toEqual(['gwen@example.com', expect.any(String)]);
    const [, password = ''] = boxes;
    const page = await new Visitor().signIn(finance, 'gwen@example.com', password, 'Chosen-2026!');
    expect(page).toMatchObject({ status: 200 });
    expect(page.body).toContain('<title>Streamlit</title>');
  });
}

import { commands } from './commands.ts';
import { crowd } from './crowd.ts';
import { gate } from './gate.ts';
import { image } from './image.ts';
import { inviteApply } from './invitations/apply.ts';
import { inviteFile } from './invitations/file.ts';
import { preToken } from './pre-token.ts';
import { withPreview } from './preview.ts';
import { proofs } from './proofs.ts';
import { table } from './table.ts';
import { uploads } from './uploads.ts';
import { wake } from './wake.ts';
import { warmStart } from './warm-start.ts';

/** Every figure is a ratio to a rival measured in turn with it: the machine's speed cancels out, its noise does not. */
const results = [
  ...(await commands()),
  ...(await image()),
  ...(await proofs()),
  ...(await uploads()),
  ...(await crowd()),
  ...(await warmStart()),
  ...(await inviteFile()),
  ...(await withPreview(async preview => [
    ...(await preToken(preview)),
    ...(await wake(preview)),
    ...(await inviteApply(preview)),
    ...(await gate(preview)),
  ])),
];

console.log(process.argv.includes('--json') ? JSON.stringify(results, undefined, 2) : table(results));

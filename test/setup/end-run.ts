import { rmSync } from 'node:fs';
import type { Run } from './begin-run.ts';

/** After the last test, also of a run that failed. */
export default async function endRun(): Promise<void> {
  const { folder, door, shared } = (globalThis as unknown as { streamgateRun: Run }).streamgateRun;
  await Promise.allSettled([...shared.values()].map(async ({ emulator }) => (await emulator).stop()));
  door.close();
  door.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
}

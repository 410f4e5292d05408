import type { PowerPorts } from './ports.ts';
import { firstRecord } from './remember.ts';
import type { PowerSettings } from './settings.ts';
import { wanted } from './wake.ts';
import { stageOf } from './wake-progress.ts';

/** The apps that visitors may be waiting for, by what is noted of them. Of which nothing could be read is none: its minute comes. */
export async function waitingApps(
  { notes, now }: Pick<PowerPorts, 'notes' | 'now'>,
  apps: Readonly<Record<string, PowerSettings>>,
): Promise<string[]> {
  const noted = notes.readAll(Object.keys(apps));
  const waiting = await Promise.all(
    Object.entries(apps).map(async ([app, settings]) => {
      const found = await noted.get(app)?.catch(() => undefined);
      if (!found) return [];
      const at = now();
      const { wishes, record = firstRecord(at) } = found;
      const stage = stageOf(record, wanted({ wishes, record }, settings, at));
      return stage === undefined || stage === 'ready' ? [] : [app];
    }),
  );
  return waiting.flat();
}

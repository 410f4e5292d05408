import { expect, test } from '@jest/globals';
import { Cloud } from '../../power/fakes/cloud.ts';
import { anApp } from '../../power/fakes/observations.ts';
import { reconcileOne } from '../../power/fakes/reconciling.ts';
import type { PowerPorts } from '../../power/ports.ts';
import { powerReport } from '../../power/report.ts';
import { waitUntilReady, wakeProgressText } from './wait-until-ready.ts';

/** Waits for an app; between two looks the cloud's clock goes on by ten seconds. */
async function waited(cloud: Cloud, more: { fails?: boolean; ports?: Partial<PowerPorts> } = {}) {
  const settings = anApp();
  const ports = { ...cloud.ports, ...more.ports };
  const run = async (app: string) => {
    if (more.fails) throw new Error('ThrottlingException');
    return powerReport(await reconcileOne(ports, settings, app));
  };
  const stages: string[] = [];
  const { outcome } = await waitUntilReady({ ports: () => ports, run }, 'sales', settings, {
    saw(status) {
      if (stages.at(-1) !== wakeProgressText(status)) stages.push(wakeProgressText(status));
    },
    async pause() {
      cloud.clock += 10;
    },
  });
  return { outcome, stages };
}

test('from asked to ready, by what is there', async () => {
  const cloud = new Cloud();
  expect(await waited(cloud)).toEqual({
    outcome: 'ready',
    stages: ['Wake requested …', 'Starting an instance …', 'Running; waiting for the health check …', 'Ready.'],
  });
});

test('an app that is ready is ready at once', async () => {
  const cloud = new Cloud();
  cloud.setCount(1);
  cloud.clock = 600;
  cloud.route = 'app';
  expect(await waited(cloud)).toEqual({ outcome: 'ready', stages: ['Ready.'] });
});

test('an app that ECS gives up on is told at once', async () => {
  const cloud = new Cloud();
  const { services } = cloud.ports;
  const failing = {
    ...services,
    lastFailure: async () => ({ at: cloud.now(), reason: 'CannotPullContainerError' }),
  };
  expect(await waited(cloud, { ports: { services: failing } })).toMatchObject({ outcome: 'failed' });
});

test('after ten minutes nobody waits any more, whatever the reconciler says', async () => {
  expect(await waited(new Cloud(), { fails: true })).toMatchObject({ outcome: 'timed-out' });
});

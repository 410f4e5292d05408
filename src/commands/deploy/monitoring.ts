import { createRequire } from 'node:module';

const frequency: () => number | string = createRequire(import.meta.url)(
  'serverless/lib/plugins/aws/utils/get-monitoring-frequency',
);

/** Milliseconds between two looks at a stack, as osls has them: SLS_AWS_MONITORING_FREQUENCY, or 5 s. */
export const monitoringMilliseconds = (): number => Number(frequency());

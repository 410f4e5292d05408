import { type Deploying, type DeployOsls, DeployRefused, inTurn } from '../deploy/deploying.ts';
import { zones } from '../deploy/parameters.ts';

/** osls, before it deploys an earlier template. */
export interface RollingBack extends DeployOsls {
  processedInput: { options: { timestamp?: string } };
}

/** Before osls deploys an earlier template with the current parameters. Without a timestamp, osls only lists the deploys. */
export const beforeRollback = (osls: RollingBack) =>
  inTurn(osls, osls.processedInput.options.timestamp === undefined ? [] : [demandImage, zones]);

/** osls keeps the template of an earlier deploy but not its image, so it would start the apps without one. */
export async function demandImage({ osls, stage }: Pick<Deploying, 'osls' | 'stage'>): Promise<void> {
  const image = osls.service.provider.stackParameters.find(({ ParameterKey }) => ParameterKey === 'Image');
  if (stage === 'local' || image?.ParameterValue !== 'none') return;
  throw new DeployRefused(
    'The image of an earlier deploy is not recorded with its template. Check out its commit and deploy it; an image that ' +
      `the registry still has is not built again:\n      npx sls deploy --stage ${stage}\n` +
      'Or add the image to this command: --param image=<digest>',
  );
}

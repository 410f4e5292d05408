import { type Deploying, type DeployOsls, DeployRefused, inTurn } from '../deploy/deploying.ts';
import { zones } from '../deploy/parameters.ts';

/** osls, when it is about to give the stack an earlier template. */
export interface RollingBack extends DeployOsls {
  processedInput: { options: { timestamp?: string } };
}

/** Before osls updates the stack with the template of an earlier deploy, and this deploy's parameters. Without a timestamp it only lists. */
export const beforeRollback = (osls: RollingBack) =>
  inTurn(osls, osls.processedInput.options.timestamp === undefined ? [] : [demandImage, zones]);

/** osls knows which template an earlier deploy had, but not which image: it would start the apps with none. */
export async function demandImage({ osls, stage }: Pick<Deploying, 'osls' | 'stage'>): Promise<void> {
  const image = osls.service.provider.stackParameters.find(({ ParameterKey }) => ParameterKey === 'Image');
  if (stage === 'local' || image?.ParameterValue !== 'none') return;
  throw new DeployRefused(
    'Which image the earlier deploy ran is not recorded with its template. Check out its commit and deploy that; an image that the ' +
      `registry still has is not built again:\n      npx sls deploy --stage ${stage}\n` +
      'Or add the image to this command: --param image=<digest>',
  );
}

import type { Deploying } from './deploying.ts';

/**
 * Declares the stack's parameters in osls' core template. osls creates the stack from that template and already sends every parameter
 * with it, and CloudFormation refuses what a template does not declare: https://github.com/deep-security/cloudformation/issues/29
 */
export async function coreTemplate({ osls }: Pick<Deploying, 'osls'>): Promise<void> {
  const { coreCloudFormationTemplate, compiledCloudFormationTemplate } = osls.service.provider;
  coreCloudFormationTemplate.Parameters = compiledCloudFormationTemplate.Parameters ?? {};
}

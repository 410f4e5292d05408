import { stackPolicy } from './stack-policy.ts';
import type { Stage } from './stage.ts';

/** What the settings say to osls instead of to CloudFormation: whose stack it is and what an update of it may do. */
export const placement = ({ stage, settings: { place } }: Stage) => ({
  service: place.prefix,
  stage,
  region: place.region,
  stackTags: { ...place.tags, 'streamgate:stage': stage },
  stackPolicy: stackPolicy(place),
});

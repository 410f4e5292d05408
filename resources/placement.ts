import type { PlaceSettings } from '../config/settings/place.ts';
import type { Stage } from './stage.ts';

/** What the settings say to osls instead of to CloudFormation: whose stack it is and what an update of it may do. */
export const placement = ({ stage, settings: { place } }: Stage) => ({
  service: place.prefix,
  stage,
  region: place.region,
  stackTags: { ...place.tags, 'streamgate:stage': stage },
  stackPolicy: stackPolicy(place),
});

/**
 * What an update may do. On a stage that keeps its people nothing replaces or deletes the user pool and its ledger, whatever a
 * changed template says. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/protect-stack-resources.html
 */
const stackPolicy = ({ onRemove }: PlaceSettings) => [
  { Effect: 'Allow', Principal: '*', Action: 'Update:*', Resource: '*' },
  ...(onRemove === 'retain'
    ? [
        {
          Effect: 'Deny',
          Principal: '*',
          Action: ['Update:Replace', 'Update:Delete'],
          Resource: ['LogicalResourceId/UserPool', 'LogicalResourceId/Ledger'],
        },
      ]
    : []),
];

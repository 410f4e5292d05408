import type { PlaceSettings } from '../config/settings/place.ts';

/**
 * What an update may do. On a stage that keeps its people nothing replaces or deletes the user pool and its ledger, whatever a
 * changed template says. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/protect-stack-resources.html
 */
export const stackPolicy = ({ onRemove }: PlaceSettings) => [
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

import type { ResourceOptions } from '@awboost/cfn-template-builder/template';

/**
 * What a stage keeps when it is removed, but not when the deploy that creates it fails: nobody is in it yet, and the next deploy
 * creates another. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
 */
export const retainedOnceCreated = {
  DeletionPolicy: 'RetainExceptOnCreate' as 'Retain', // newer than the package's type
  UpdateReplacePolicy: 'Retain',
} satisfies ResourceOptions;

/** A condition key that a policy of this project may use. The data of cfn-lint has no keys of actions. */
interface ConditionKey {
  type: 'Bool' | 'String' | 'ARN';
  /** A request has several values of it, so the operator must say which of them count. */
  multivalued?: true;
  /** The actions that have it. Left out for keys of every request. */
  actions?: readonly string[];
  /** Where AWS says so. */
  source: string;
}

const reference = 'https://docs.aws.amazon.com/service-authorization/latest/reference';
const globalKeys = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html';

const inCluster = ['DescribeServices', 'DescribeTasks', 'ListServices', 'ListTasks', 'UpdateService'];
const onItems = ['BatchGetItem', 'BatchWriteItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'];

export const conditionKeys: Readonly<Record<string, ConditionKey>> = {
  'aws:SecureTransport': { type: 'Bool', source: `${globalKeys}#condition-keys-securetransport` },
  'aws:SourceAccount': { type: 'String', source: `${globalKeys}#condition-keys-sourceaccount` },
  'aws:SourceArn': { type: 'ARN', source: `${globalKeys}#condition-keys-sourcearn` },
  'dynamodb:LeadingKeys': {
    type: 'String',
    multivalued: true,
    actions: onItems.map(name => `dynamodb:${name}`),
    source: `${reference}/list_amazondynamodb.html`,
  },
  'ecs:cluster': {
    type: 'ARN',
    actions: inCluster.map(name => `ecs:${name}`),
    source: `${reference}/list_amazonelasticcontainerservice.html`,
  },
  'iam:AWSServiceName': {
    type: 'String',
    actions: ['iam:CreateServiceLinkedRole'],
    source: `${reference}/list_awsidentityandaccessmanagementiam.html`,
  },
  'iam:PassedToService': {
    type: 'String',
    actions: ['iam:PassRole'],
    source: `${reference}/list_awsidentityandaccessmanagementiam.html`,
  },
  'iam:PolicyARN': {
    type: 'ARN',
    actions: ['iam:AttachRolePolicy', 'iam:DetachRolePolicy'],
    source: `${reference}/list_awsidentityandaccessmanagementiam.html`,
  },
  'sts:ExternalId': {
    type: 'String',
    actions: ['sts:AssumeRole'],
    source: `${reference}/list_awssecuritytokenservice.html`,
  },
};

/**
 * AWS advises the ARN operators for ARNs, and takes the string operators too:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
const operators = {
  Bool: /^Bool$/,
  String: /^String(Not)?(Equals|EqualsIgnoreCase|Like)$/,
  ARN: /^(Arn(Not)?(Equals|Like)|String(Not)?(Equals|EqualsIgnoreCase|Like))$/,
};

/** What is wrong with a key in a condition of this action; undefined where nothing is. */
export function conditionProblem(action: string, operator: string, name: string): string | undefined {
  const known = Object.entries(conditionKeys).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
  if (!known) return `${name} is not a known condition key: test/permissions/condition-keys.ts has those in use`;
  if (known.actions && !known.actions.some(one => one.toLowerCase() === action.toLowerCase()))
    return `${action} has no condition key ${name}: ${known.source}`;
  if (operator === 'Null') return undefined;
  const [, every, base = ''] = /^(ForAllValues:|ForAnyValue:)?(.+?)(?:IfExists)?$/.exec(operator) ?? [];
  if (!operators[known.type].test(base)) return `${operator} does not compare ${name}, which is of type ${known.type}`;
  if (Boolean(every) !== Boolean(known.multivalued))
    return `${operator} does not fit ${name}: ForAllValues and ForAnyValue are for keys with several values, and only for those`;
  return undefined;
}

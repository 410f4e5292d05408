import { paginateListUserPools } from '@aws-sdk/client-cognito-identity-provider';
import { paginateDescribeVpcs } from '@aws-sdk/client-ec2';
import { paginateDescribeLoadBalancers } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { AwsClients } from '../clients.ts';
import { lookUp } from '../lookup.ts';

async function count<Page>(pages: AsyncIterable<Page>, of: (page: Page) => number): Promise<number> {
  let found = 0;
  for await (const page of pages) found += of(page);
  return found;
}

/** How many of each the account has in the region. */
export const use = (clients: AwsClients) => ({
  vpcs: () =>
    lookUp('ec2:DescribeVpcs', patience =>
      count(paginateDescribeVpcs({ client: clients.ec2() }, {}, patience), ({ Vpcs = [] }) => Vpcs.length),
    ),
  loadBalancers: () =>
    lookUp('elasticloadbalancing:DescribeLoadBalancers', patience =>
      count(
        paginateDescribeLoadBalancers({ client: clients.loadBalancing() }, {}, patience),
        ({ LoadBalancers = [] }) => LoadBalancers.filter(({ Type }) => Type === 'application').length,
      ),
    ),
  userPools: () =>
    lookUp('cognito-idp:ListUserPools', patience =>
      count(
        paginateListUserPools({ client: clients.cognito(), pageSize: 60 }, { MaxResults: 60 }, patience),
        ({ UserPools = [] }) => UserPools.length,
      ),
    ),
});

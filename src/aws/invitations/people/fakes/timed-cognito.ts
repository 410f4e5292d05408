import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { Clock } from '../../../../invitations/fakes/world-clock.ts';
import { awsError } from '../../../../invitations/fakes/world-cognito.ts';

const pageSize = 60;

interface Asked {
  GroupName?: string;
  Username?: string;
  NextToken?: string;
  PaginationToken?: string;
}

/** A client of a pool that answers by a clock, and counts. Lists beyond `listsPerSecond` are throttled, and whatever `refuse` says. */
export class TimedCognito {
  readonly client = new CognitoIdentityProviderClient({ region: 'eu-west-1' });
  /** The groups by user name. */
  readonly people = new Map<string, readonly string[]>();
  requests: string[] = [];
  throttled = 0;
  /** Requests that were under way at once. */
  maxAtOnce = 0;
  latencyMs = 60;
  listsPerSecond = Number.POSITIVE_INFINITY;
  refuse: (index: number) => Error | undefined = () => undefined;
  #atOnce = 0;
  #lists: number[] = [];

  /** `before`: what stands between whoever asks and the pool, such as back-off.ts. */
  constructor(clock: Clock, before: (client: CognitoIdentityProviderClient) => void) {
    before(this.client);
    this.client.middlewareStack.add(
      (_next, { commandName = '' }) =>
        async ({ input }) => {
          const refusal = this.refuse(this.requests.push(commandName) - 1) ?? this.#overQuota(clock, commandName);
          this.maxAtOnce = Math.max(this.maxAtOnce, ++this.#atOnce);
          await clock.sleep(this.latencyMs);
          this.#atOnce--;
          if (refusal) this.throttled++;
          if (refusal) throw refusal;
          return { output: { $metadata: {}, ...this.#answer(commandName, input as Asked) }, response: {} };
        },
      { step: 'initialize' },
    );
  }

  #overQuota(clock: Clock, command: string): Error | undefined {
    if (!command.startsWith('ListUsers')) return undefined;
    this.#lists = this.#lists.filter(at => at > clock.milliseconds - 1_000);
    if (this.#lists.length >= this.listsPerSecond) return awsError('TooManyRequestsException', 'Rate exceeded');
    this.#lists.push(clock.milliseconds);
    return undefined;
  }

  #answer(command: string, { GroupName, Username = '', NextToken, PaginationToken }: Asked): object {
    const names = [...this.people.keys()];
    switch (command) {
      case 'ListUsersCommand':
        return this.#page(names, PaginationToken, 'PaginationToken');
      case 'ListUsersInGroupCommand':
        return this.#page(
          names.filter(name => this.people.get(name)?.includes(GroupName ?? '')),
          NextToken,
          'NextToken',
        );
      case 'AdminGetUserCommand': {
        const { Attributes, ...user } = userOf(Username);
        return { ...user, UserAttributes: Attributes };
      }
      case 'AdminListGroupsForUserCommand':
        return { Groups: this.people.get(Username)?.map(each => ({ GroupName: each })) };
      default:
        return {};
    }
  }

  #page(names: readonly string[], token: string | undefined, next: 'NextToken' | 'PaginationToken') {
    const from = Number(token ?? 0);
    const to = from + pageSize;
    return { Users: names.slice(from, to).map(userOf), ...(to < names.length && { [next]: `${to}` }) };
  }
}

const userOf = (Username: string) => ({
  Username,
  Enabled: true,
  UserStatus: 'CONFIRMED',
  UserLastModifiedDate: new Date(5_000),
  Attributes: [
    { Name: 'sub', Value: Username },
    { Name: 'email', Value: `${Username}@acme.com` },
    { Name: 'email_verified', Value: 'true' },
  ],
});

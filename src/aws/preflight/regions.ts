import { type AwsClients, awsClients, type Connection } from '../clients.ts';

/** The same account in several regions. */
export interface Regions {
  at(region: string): AwsClients;
  destroy(): void;
}

/** Clients by region, each region's made when it is first named. */
export function regions(connection: Connection): Regions {
  const made = new Map<string, AwsClients>();
  return {
    at(region) {
      const clients = made.get(region) ?? awsClients({ ...connection, region });
      made.set(region, clients);
      return clients;
    },
    destroy() {
      for (const clients of made.values()) clients.destroy();
    },
  };
}

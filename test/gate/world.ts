import type { AwsClients } from '../../src/aws/clients.ts';

/** The preview that all tests of the gate share. Each has people of its own, or leaves them as they were. */
export interface GateWorld {
  portal: string;
  /** The apps' addresses. */
  sales: string;
  finance: string;
  awsEndpoint: string;
  /** The apps' code, which a test may edit. */
  streamlit: string;
  clients: AwsClients;
  poolId: string;
  /** Puts the load balancer's clock forward. */
  later(milliseconds: number): void;
}

/** What the checks read of a stage: its settings with nothing left open, and the names that follow from them. */
export interface PlannedStage {
  stage: string;
  /** The stack's name, and its cluster's. */
  stack: string;
  place: { account: string; region: string };
  domain: {
    hostedZone: { id: string; name: string };
    certificate?: string;
    /** The portal's host. */
    portal: string;
    login: { prefix: string } | { host: string; certificate: string };
  };
  /** Of the image's processors. */
  architecture: 'arm64' | 'x86_64';
  network: 'create' | WantedNetwork;
  login: { sender: 'cognito' | { identity: string } };
  apps: Readonly<Record<string, WantedApp>>;
}

export interface WantedNetwork {
  vpc: string;
  publicSubnets: readonly string[];
  taskSubnets: readonly string[];
  assignPublicIp: boolean;
}

export interface WantedApp {
  host: string;
  /** CPU units: 1024 are one vCPU. */
  size: { cpu: number };
  spot: boolean;
  replicas: number;
  secrets: Readonly<Record<string, string | { arn: string }>>;
}

/** Where a name is said in the settings, such as `apps.sales.host`. */
export interface NamedHost {
  path: string;
  host: string;
}

const opened = ({ apps, domain: { portal } }: PlannedStage): NamedHost[] => [
  { path: 'domain.portal', host: portal },
  ...Object.entries(apps).map(([name, { host }]) => ({ path: `apps.${name}.host`, host })),
];

/** Those that people open, at the load balancer. */
export const openedHosts = (wanted: PlannedStage): string[] => opened(wanted).map(({ host }) => host);

/** The names that a deploy makes records for. */
export function hostsOf(wanted: PlannedStage): NamedHost[] {
  const { login } = wanted.domain;
  return [...opened(wanted), ...('host' in login ? [{ path: 'domain.login.host', host: login.host }] : [])];
}

/** `auth.example.com` → `example.com`. */
export const nameAbove = (host: string) => host.split('.').slice(1).join('.');

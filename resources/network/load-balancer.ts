import { EC2SecurityGroup } from '@awboost/cfn-resource-types/AWS-EC2-SecurityGroup';
import { ElasticLoadBalancingV2Listener } from '@awboost/cfn-resource-types/AWS-ElasticLoadBalancingV2-Listener';
import { ElasticLoadBalancingV2LoadBalancer } from '@awboost/cfn-resource-types/AWS-ElasticLoadBalancingV2-LoadBalancer';
import type { IntrinsicValue } from '@awboost/cfn-template-builder/intrinsics';
import { loadBalancerName } from '../../config/names.ts';
import { taskPort } from '../app/targets.ts';
import type { Stage } from '../stage.ts';
import type { Template } from '../template.ts';
import { accessLogs } from './access-logs.ts';
import { anywhere, type Network } from './network.ts';

const tcp = (port: number) => ({ IpProtocol: 'tcp', FromPort: port, ToPort: port });

/** The way in: HTTPS only, and nothing for a host that no app claims. `certificateArn` answers callers that name no host. */
export function loadBalancer(template: Template, stage: Stage, network: Network, certificateArn: IntrinsicValue) {
  const { stack, settings } = stage;
  const logs = accessLogs(template, stage);
  const securityGroup = template.use(
    new EC2SecurityGroup('LoadBalancerSecurityGroup', {
      GroupDescription: 'Visitors to the load balancer, the load balancer to Cognito and to the apps',
      VpcId: network.vpcId,
      SecurityGroupIngress: [
        { ...tcp(443), CidrIp: anywhere, Description: 'Visitors' },
        { ...tcp(80), CidrIp: anywhere, Description: 'Visitors, to be sent to HTTPS' },
      ],
      // Written here, to addresses: naming the tasks' group, which names this one, would be circular.
      SecurityGroupEgress: [
        { ...tcp(443), CidrIp: anywhere, Description: 'Token and userInfo endpoints of Cognito' },
        { ...tcp(taskPort), CidrIp: network.taskAddresses, Description: 'The apps' },
      ],
    }),
  );
  const balancer = template.use(
    new ElasticLoadBalancingV2LoadBalancer(
      'LoadBalancer',
      {
        Name: loadBalancerName(stack, settings.network), // another VPC is another name, and so another load balancer
        Type: 'application',
        Scheme: 'internet-facing',
        IpAddressType: 'ipv4', // the login endpoints have no IPv6 address
        Subnets: network.publicSubnets,
        SecurityGroups: [securityGroup.ref],
        LoadBalancerAttributes: [
          { Key: 'idle_timeout.timeout_seconds', Value: '60' }, // Streamlit pings each 30 s; uvicorn keeps 75 s
          { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: 'true' },
          { Key: 'routing.http.desync_mitigation_mode', Value: 'defensive' },
          // AWS's own defaults, said because gate/forwarded.py takes the last entry for the visitor's address.
          { Key: 'routing.http.xff_header_processing.mode', Value: 'append' },
          { Key: 'routing.http.xff_client_port.enabled', Value: 'false' },
          ...logs.attributes,
        ],
      },
      { DependsOn: [...network.dependencies, ...logs.dependencies] },
    ),
  );
  template.use(
    new ElasticLoadBalancingV2Listener('HttpListener', {
      LoadBalancerArn: balancer.ref,
      Port: 80,
      Protocol: 'HTTP',
      DefaultActions: [
        { Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' } },
      ],
    }),
  );
  const listener = template.use(
    new ElasticLoadBalancingV2Listener('HttpsListener', {
      LoadBalancerArn: balancer.ref,
      Port: 443,
      Protocol: 'HTTPS',
      SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09', // CloudFormation's own default is of 2016
      Certificates: [{ CertificateArn: certificateArn }],
      DefaultActions: [
        {
          Type: 'fixed-response',
          FixedResponseConfig: { StatusCode: '404', ContentType: 'text/plain', MessageBody: 'Not found' },
        },
      ],
      ListenerAttributes: [
        { Key: 'routing.http.response.server.enabled', Value: 'false' },
        {
          Key: 'routing.http.response.strict_transport_security.header_value',
          Value: 'max-age=31536000; includeSubDomains',
        },
      ],
    }),
  );
  return { balancer, listener, securityGroup };
}

export type LoadBalancer = ReturnType<typeof loadBalancer>;

"""EC2: which subnets, security groups and VPCs the services that are put there accept."""

from ministack.services import alb, ec2

from .wrapping import check_resource


def ask_for_networks() -> None:
    """Upstream puts load balancers, target groups and services anywhere, also where nothing is.

    Seen in the provisioners of these resources, which keep the ids. AWS refuses subnets, security groups and
    VPCs that do not exist or do not belong together:
    https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
    https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
    https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AwsVpcConfiguration.html
    """
    check_resource("ElasticLoadBalancingV2::LoadBalancer", _check_load_balancer)
    check_resource("ElasticLoadBalancingV2::TargetGroup", _check_target_group)
    check_resource("ECS::Service", _check_service)


def _check_load_balancer(props):
    vpc = _vpc_of(props.get("Subnets") or [])
    zones = [ec2._subnets[subnet]["AvailabilityZone"] for subnet in props.get("Subnets") or []]
    if len(zones) < 2:
        raise ValueError("At least two subnets in two different Availability Zones must be specified")
    if len(set(zones)) < len(zones):
        raise ValueError(
            "A load balancer cannot be attached to multiple subnets in the same Availability Zone"
        )
    _check_security_groups(props.get("SecurityGroups") or [], vpc)


def _check_target_group(props):
    if props.get("TargetType") != "lambda" and props.get("VpcId") not in ec2._vpcs:
        raise ValueError(f"The VPC ID '{props.get('VpcId')}' is not found")


def _check_service(props):
    network = (props.get("NetworkConfiguration") or {}).get("AwsvpcConfiguration")
    if not network:
        return
    vpc = _vpc_of(network["Subnets"])
    _check_security_groups(network.get("SecurityGroups") or [], vpc)
    for group in [one["TargetGroupArn"] for one in props.get("LoadBalancers") or []]:
        if alb._tgs[group]["VpcId"] != vpc:
            raise ValueError(f"The target group {group} and the subnets of the service are in different VPCs")


def _vpc_of(subnets):
    for subnet in subnets:
        if subnet not in ec2._subnets:
            raise ValueError(f"The subnet ID '{subnet}' does not exist")
    found = {ec2._subnets[subnet]["VpcId"] for subnet in subnets}
    if len(found) > 1:
        raise ValueError("All subnets must belong to the same VPC")
    return next(iter(found), None)


def _check_security_groups(groups, vpc):
    for group in groups:
        if group not in ec2._security_groups:
            raise ValueError(f"The security group '{group}' does not exist")
        if ec2._security_groups[group]["VpcId"] != vpc:
            raise ValueError(f"The security group '{group}' does not belong to VPC '{vpc}'")

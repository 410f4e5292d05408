"""Elastic Load Balancing and S3: where access logs may go, and what may not be deleted."""

from ministack.core.responses import get_account_id
from ministack.services import alb, s3
from ministack.services.cloudformation import provisioners

from .load_balancer import attribute_values
from .role import permits
from .wrapping import check_resource, wrap

LOAD_BALANCER = "ElasticLoadBalancingV2::LoadBalancer"
DELIVERY = "logdelivery.elasticloadbalancing.amazonaws.com"
ENABLED, BUCKET, PREFIX = (f"access_logs.s3.{name}" for name in ("enabled", "bucket", "prefix"))
NOT_EMPTY = "The bucket you tried to delete is not empty (Service: S3, Status Code: 409)"


def ask_buckets_for_access_logs() -> None:
    """Upstream takes any bucket for access logs, one that does not exist too.

    Seen in alb._modify_lb_attrs and provisioners._elbv2_load_balancer_create. AWS writes a test file there,
    which then keeps the bucket from being deleted:
    https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
    https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/1956
    """
    check_resource(
        LOAD_BALANCER, lambda props: _ask_bucket(attribute_values(props.get("LoadBalancerAttributes")))
    )
    wrap(alb, "_modify_lb_attrs", _modify)
    alb._ACTION_MAP["ModifyLoadBalancerAttributes"] = alb._modify_lb_attrs


def keep_buckets_that_hold_objects() -> None:
    """Upstream has a stack delete a bucket with all that is in it.

    Seen in provisioners._s3_delete. CloudFormation deletes empty buckets only:
    https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucket.html
    """
    handlers = provisioners._RESOURCE_HANDLERS["AWS::S3::Bucket"]
    handlers["delete"] = wrap(provisioners, "_s3_delete", _delete_bucket)


def _check_load_balancer(props):
    _ask_bucket(attribute_values(props.get("LoadBalancerAttributes")))


def _ask_bucket(attributes):
    if attributes.get(ENABLED) != "true":
        return
    bucket, prefix = attributes.get(BUCKET, ""), attributes.get(PREFIX, "")
    key = "/".join(filter(None, (prefix, "AWSLogs", get_account_id(), "ELBAccessLogTestFile")))
    policy = s3._bucket_policies.get(bucket)
    if bucket not in s3._buckets or not permits(
        policy, DELIVERY, "s3:PutObject", f"arn:aws:s3:::{bucket}/{key}", {}
    ):
        raise ValueError(f"Access Denied for bucket: {bucket}. Please check S3bucket permission")
    s3._put_object(bucket, key, b"Enable AccessLog", {})


def _modify(original, params):
    numbers = range(1, 1 + sum(key.endswith(".Key") for key in params))
    asked = {
        alb._p(params, f"Attributes.member.{n}.Key"): alb._p(params, f"Attributes.member.{n}.Value")
        for n in numbers
    }
    before = attribute_values(alb._lb_attrs.get(alb._p(params, "LoadBalancerArn")))
    try:
        _ask_bucket(before | asked if asked.keys() & {ENABLED, BUCKET, PREFIX} else {})
    except ValueError as error:
        return alb._error("InvalidConfigurationRequest", str(error))
    return original(params)


def _delete_bucket(original, physical_id, props):
    if s3._buckets.get(physical_id, {}).get("objects"):
        raise ValueError(NOT_EMPTY)
    return original(physical_id, props)

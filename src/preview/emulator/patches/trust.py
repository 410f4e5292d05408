"""IAM: whom a role has to trust before a service of AWS accepts it."""

from ministack.core.responses import get_account_id, get_region
from ministack.services import ecs

from .role import trusts
from .schedule import SERVICE as SCHEDULER
from .schedule import group_of
from .wrapping import check_resource


def ask_roles_for_their_trust() -> None:
    """Upstream takes any role, whomever it trusts, and one that does not exist.

    Seen in the provisioners of these resources, which keep the ARN. On AWS the service refuses the role:
    Scheduler: https://github.com/aws/aws-sdk-js-v3/issues/6494
    Lambda: https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-deployment.html
    CodeBuild: https://stackoverflow.com/questions/79238541
    Cognito, which shows the external id:
    https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SmsConfigurationType.html
    ECS takes the service and cannot start a task, so the stack fails much later. Here it fails at once:
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
    """
    check_resource("Scheduler::Schedule", _schedule)
    check_resource("Lambda::Function", _function)
    check_resource("CodeBuild::Project", _project)
    check_resource("Cognito::UserPool", _pool)
    check_resource("ECS::Service", _service)


def _schedule(props):
    role = props["Target"]["RoleArn"]
    if not trusts(role, SCHEDULER, **group_of(props.get("GroupName", "default"))):
        raise ValueError(
            "The execution role you provide must allow AWS EventBridge Scheduler to assume the role."
        )


def _function(props):
    if not trusts(props["Role"], "lambda.amazonaws.com"):
        raise ValueError("The role defined for the function cannot be assumed by Lambda.")


def _project(props):
    account = get_account_id()
    project = f"arn:aws:codebuild:{get_region()}:{account}:project/{props.get('Name', '')}"
    source = {"aws:SourceArn": project, "aws:SourceAccount": account}
    if not trusts(props["ServiceRole"], "codebuild.amazonaws.com", **source):
        raise ValueError("CodeBuild is not authorized to perform: sts:AssumeRole on service role.")


def _pool(props):
    sms = props.get("SmsConfiguration")
    if not sms:
        return
    account = get_account_id()
    pools = f"arn:aws:cognito-idp:{get_region()}:{account}:userpool/"
    source = {"aws:SourceAccount": account, "aws:SourceArn": f"{pools}{get_region()}_AbCdEfGhI"}
    if sms.get("ExternalId"):
        source["sts:ExternalId"] = sms["ExternalId"]
    if not trusts(sms["SnsCallerArn"], "cognito-idp.amazonaws.com", **source):
        raise ValueError("Role does not have a trust relationship allowing Cognito to assume the role")


def _service(props):
    task = ecs._task_defs.get(ecs._resolve_td_key(props["TaskDefinition"]), {})
    for member in ("taskRoleArn", "executionRoleArn"):
        role = task.get(member)
        if role and not trusts(role, "ecs-tasks.amazonaws.com"):
            raise ValueError(
                f"ECS was unable to assume the role '{role}' that was provided for this task. Please verify "
                "that the role being passed has the proper trust relationship and permissions."
            )

"""Who writes a function's log, and when its last lines arrive."""

from typing import Any

from .conftest import Emulators, Server, resource, trust

NAME, GROUP = "late-lines", "/aws/lambda/late-lines"
WRITE = ["logs:CreateLogStream", "logs:PutLogEvents"]
STREAMS = {"Fn::Sub": "arn:aws:logs:${AWS::Region}:${AWS::AccountId}:log-group:" + GROUP + ":*:*"}


def template(*actions: str) -> dict[str, Any]:
    """A function as osls makes one, with its log group."""
    allowed = [{"Effect": "Allow", "Action": actions, "Resource": [STREAMS]}] if actions else []
    policy = {"PolicyName": "log", "PolicyDocument": {"Version": "2012-10-17", "Statement": allowed}}
    function = resource(
        "Lambda::Function",
        FunctionName=NAME,
        Role={"Fn::GetAtt": ["Role", "Arn"]},
        Runtime="nodejs24.x",
        Handler="index.handler",
        Code={"ZipFile": "exports.handler = async () => console.log('looked');"},
    )
    return {
        "Role": resource("IAM::Role", AssumeRolePolicyDocument=trust("lambda"), Policies=[policy]),
        "Log": resource("Logs::LogGroup", LogGroupName=GROUP),
        "Function": function | {"DependsOn": ["Log"]},
    }


def groups(server: Server) -> list[str]:
    found = server.client("logs").describe_log_groups(logGroupNamePrefix=GROUP)["logGroups"]
    return [group["logGroupName"] for group in found]


def remove_everything(server: Server) -> None:
    server.delete(NAME)
    for group in groups(server):
        server.client("logs").delete_log_group(logGroupName=group)


def test_a_function_that_may_make_its_group_makes_it_again_after_the_stack_is_gone(
    emulators: Emulators,
) -> None:
    def life(server: Server) -> list[Any]:
        deployed = [server.attempt("create", NAME, template("logs:CreateLogGroup", *WRITE))]
        server.client("lambda").invoke(FunctionName=NAME)
        server.delete(NAME)
        left = groups(server)
        deployed.append(server.attempt("create", NAME, template("logs:CreateLogGroup", *WRITE)))
        remove_everything(server)
        return [left, deployed[0], deployed[1].endswith("already exists.")]

    emulators.assert_corrected(life, [[GROUP], "done", True], "deliver_last_lines_late")


def test_one_that_may_not_leaves_nothing(emulators: Emulators) -> None:
    for server in emulators:
        server.deploy("create", NAME, template(*WRITE))
        server.client("lambda").invoke(FunctionName=NAME)
        assert server.delete(NAME) == "done"
        assert groups(server) == []


def test_one_that_did_not_run_leaves_nothing(emulators: Emulators) -> None:
    for server in emulators:
        server.deploy("create", NAME, template("logs:CreateLogGroup", *WRITE))
        assert server.delete(NAME) == "done"
        assert groups(server) == []


def test_without_the_rights_there_is_no_log(emulators: Emulators) -> None:
    def logged(server: Server) -> list[int]:
        counts = []
        for actions in (WRITE, WRITE[:1], WRITE[1:], []):
            server.deploy("create", NAME, template(*actions))
            server.client("lambda").invoke(FunctionName=NAME)
            streams = server.client("logs").describe_log_streams(logGroupName=GROUP)["logStreams"]
            counts.append(len(streams))
            remove_everything(server)
        return counts

    emulators.assert_corrected(logged, [1, 0, 0, 0], "log_with_the_functions_role")

"""ECS: how a task ends."""

from ministack.services import ecs

from .wrapping import wrap


def believe_the_agent() -> None:
    """Upstream accepts what the agent beside a task's containers says of it, and forgets it.

    Seen in ecs._submit_task_state_change. On AWS a task whose essential container ended is stopped, says why,
    and its service starts another; this is how the agent says so:
    https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_SubmitTaskStateChange.html
    https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html
    """
    ecs._ACTION_MAP["SubmitTaskStateChange"] = wrap(ecs, "_submit_task_state_change", _submit)


def _submit(original, data):
    task = ecs._resolve_task(data.get("task", ""), ecs._resolve_cluster_name(data.get("cluster", "default")))
    if task and data.get("status") == "STOPPED":
        codes = {each["containerName"]: each["exitCode"] for each in data.get("containers", [])}
        for container in task["containers"]:
            if container["name"] in codes:
                container["exitCode"] = codes[container["name"]]
        stop_code = "EssentialContainerExited" if codes else "TaskFailedToStart"
        ecs._mark_task_stopped(task["taskArn"], task, data.get("reason", ""), stop_code)
    return original(data)

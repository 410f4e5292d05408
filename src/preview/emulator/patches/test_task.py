"""What is known of a task that has ended, and what its service makes of that."""

from typing import Any

import pytest

from .conftest import Emulators, Server

EXITED = {
    "reason": "Essential container in task exited",
    "containers": [{"containerName": "app", "exitCode": 3, "status": "STOPPED"}],
}
NOT_STARTED = {"reason": "ResourceInitializationError: unable to pull secrets or registry auth"}


@pytest.mark.parametrize(
    ("said", "stop_code", "exit_code"),
    [(EXITED, "EssentialContainerExited", 3), (NOT_STARTED, "TaskFailedToStart", None)],
)
def test_a_task_that_its_agent_says_has_ended(
    emulators: Emulators, said: dict[str, Any], stop_code: str, exit_code: int | None
) -> None:
    def ended(server: Server) -> list[Any]:
        ecs = server.client("ecs")
        ecs.create_cluster(clusterName=stop_code)
        ecs.register_task_definition(family="app", containerDefinitions=[{"name": "app", "image": "none"}])
        ecs.create_service(cluster=stop_code, serviceName="sales", taskDefinition="app", desiredCount=1)
        here = {"cluster": stop_code}
        [task] = ecs.list_tasks(**here, serviceName="sales")["taskArns"]
        for _ in range(2):  # the second time there is nothing left to end
            ecs.submit_task_state_change(**here, task=task, status="STOPPED", **said)
        ecs.submit_task_state_change(**here, task="unknown", status="STOPPED", **said)

        stopped = ecs.list_tasks(**here, serviceName="sales", desiredStatus="STOPPED")["taskArns"]
        [seen] = ecs.describe_tasks(**here, tasks=[task])["tasks"]
        running = ecs.list_tasks(**here, serviceName="sales")["taskArns"]
        [service] = ecs.describe_services(**here, services=["sales"])["services"]
        ecs.delete_service(**here, service="sales", force=True)
        return [
            stopped == [task],
            seen.get("stoppedReason"),
            seen.get("stopCode"),
            seen["containers"][0].get("exitCode"),
            len(set(running) - {task}),
            (service["desiredCount"], service["runningCount"]),
        ]

    expected = [True, said["reason"], stop_code, exit_code, 1, (1, 1)]
    emulators.assert_corrected(ended, expected, "believe_the_agent")


def test_of_one_that_runs_nothing_is_changed(emulators: Emulators) -> None:
    ecs = emulators.patched.client("ecs")
    ecs.create_cluster(clusterName="running")
    ecs.register_task_definition(family="app", containerDefinitions=[{"name": "app", "image": "none"}])
    [task] = ecs.run_task(cluster="running", taskDefinition="app")["tasks"]
    ecs.submit_task_state_change(cluster="running", task=task["taskArn"], status="RUNNING")
    assert ecs.list_tasks(cluster="running")["taskArns"] == [task["taskArn"]]

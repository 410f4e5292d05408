"""A request as it came, and what it calls."""

from contextvars import ContextVar
from typing import NamedTuple

from botocore.model import OperationModel, ServiceModel


class Message(NamedTuple):
    """An HTTP request. Its path has its escapes, its headers' names are in lower case."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    query: dict[str, list[str]]


class Call(NamedTuple):
    model: ServiceModel
    operation: OperationModel
    # query, ec2, json, rest-json, rest-xml or smithy-rpc-v2-cbor.
    protocol: str
    message: Message
    # The values in a REST path, by the name they have there.
    labels: dict[str, str]

    @property
    def name(self) -> str:
        return f"{self.model.service_name}:{self.operation.name}"


# What the request that is being answered calls; None where it is no API request.
CURRENT: ContextVar[Call | None] = ContextVar("current call", default=None)


class UnknownOperation(Exception):
    """No model has such an operation. `protocol` is the one that its sender reads errors in."""

    def __init__(self, service: str, operation: str, protocol: str) -> None:
        super().__init__(f"{service} has no operation {operation} in {protocol}")
        self.service, self.operation, self.protocol = service, operation, protocol

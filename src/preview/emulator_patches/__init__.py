"""What ministack 1.5.33 drops or gets wrong and the preview depends on, one function each.

A patch wraps the original and calls it. Its test also runs against ministack without patches, and fails
once upstream has the behaviour: then delete both.
"""

from .cognito import apply_group_overrides, hide_groups_from_userinfo, refresh_with_person
from .listener_actions import escape_message_bodies, keep_action_configs
from .resource_types import accept_listener_certificates, keep_container_secrets
from .target_group import register_declared_targets, tell_targets_apart_by_port

PATCHES = (
    keep_action_configs,
    escape_message_bodies,
    register_declared_targets,
    tell_targets_apart_by_port,
    accept_listener_certificates,
    keep_container_secrets,
    refresh_with_person,
    apply_group_overrides,
    hide_groups_from_userinfo,
)

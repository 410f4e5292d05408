"""What ministack 1.5.33 drops or gets wrong and the preview depends on, one function each.

A patch wraps the original and calls it. Its test also runs against ministack without patches, and fails
once upstream has the behaviour: then delete both.
"""

from .access_logs import ask_buckets_for_access_logs, keep_buckets_that_hold_objects
from .callers import refuse_strangers
from .certificate_use import ask_for_certificates_of_listeners, ask_for_certificates_of_login_domains
from .cognito import (
    apply_group_overrides,
    hide_groups_from_userinfo,
    keep_time_of_sign_in,
    refresh_with_person,
)
from .evaluation_log import log_evaluations
from .function_log import deliver_last_lines_late, log_with_the_functions_role
from .function_permission import ask_functions_of_target_groups, ask_functions_of_user_pools
from .generated_names import generate_new_names
from .imported_certificate import read_imported_certificates
from .invitation import count_basic_latin, generate_passwords_by_policy, renew_invitations
from .judged_action import judge_every_operation
from .listener_actions import escape_message_bodies, keep_action_configs
from .listener_certificates import accept_listener_certificates
from .load_balancer import (
    hold_protected_load_balancers,
    keep_load_balancers_in_their_network,
    keep_target_groups_to_one_load_balancer,
)
from .login_client import ask_for_the_right_to_a_logins_client
from .managed_login import accept_managed_login_branding
from .metric_filter import evaluate_metric_filters
from .metric_statistics import limit_datapoints
from .network import ask_for_networks
from .page_token import refuse_forged_page_tokens
from .permission import (
    judge_builds,
    judge_listener_rules,
    judge_repositories,
    judge_roles_by_path,
    judge_services_and_tasks,
    know_leading_keys,
)
from .readable_attributes import limit_clients_to_their_attributes
from .replacement import replace_what_cannot_change
from .requests import refuse_invalid_requests
from .reserved_claims import keep_reserved_claims
from .resource_properties import check_resource_properties
from .route53_records import refuse_existing_records, write_validation_records
from .schedule import act_with_the_schedules_role
from .secret import generate_what_is_asked_for, refer_to_secrets_by_arn
from .sender_identity import ask_for_sender_identities
from .service import keep_service_settings
from .service_capacity import demand_forced_deployments
from .sign_in_names import guard_email_aliases, ignore_case_of_names
from .stack_permission import act_with_the_callers_permissions
from .stack_policy import enforce_stack_policies
from .table import expire_items_of_stacks, hold_protected_tables
from .taken_names import refuse_taken_names
from .target_group import register_declared_targets, tell_targets_apart_by_port
from .task import believe_the_agent
from .task_definition import keep_container_settings, keep_platform_and_storage
from .template_parameters import refuse_unknown_parameters
from .token_client import authenticate_clients
from .transport import count_loopback_as_tls
from .trust import ask_roles_for_their_trust
from .user_pool import hold_protected_pools, refuse_changed_attributes, show_text_message_factor

PATCHES = (
    refuse_strangers,
    log_evaluations,
    count_loopback_as_tls,
    act_with_the_callers_permissions,
    refuse_unknown_parameters,
    check_resource_properties,
    refuse_taken_names,
    generate_new_names,
    replace_what_cannot_change,
    enforce_stack_policies,
    keep_action_configs,
    escape_message_bodies,
    register_declared_targets,
    tell_targets_apart_by_port,
    accept_listener_certificates,
    read_imported_certificates,
    write_validation_records,
    refuse_existing_records,
    keep_load_balancers_in_their_network,
    keep_target_groups_to_one_load_balancer,
    hold_protected_load_balancers,
    ask_buckets_for_access_logs,
    keep_buckets_that_hold_objects,
    keep_container_settings,
    keep_platform_and_storage,
    keep_service_settings,
    demand_forced_deployments,
    refer_to_secrets_by_arn,
    generate_what_is_asked_for,
    refresh_with_person,
    apply_group_overrides,
    keep_time_of_sign_in,
    hide_groups_from_userinfo,
    keep_reserved_claims,
    limit_clients_to_their_attributes,
    refuse_forged_page_tokens,
    authenticate_clients,
    ignore_case_of_names,
    guard_email_aliases,
    renew_invitations,
    generate_passwords_by_policy,
    count_basic_latin,
    hold_protected_pools,
    hold_protected_tables,
    expire_items_of_stacks,
    ask_for_sender_identities,
    refuse_changed_attributes,
    show_text_message_factor,
    accept_managed_login_branding,
    evaluate_metric_filters,
    limit_datapoints,
    judge_services_and_tasks,
    judge_builds,
    judge_listener_rules,
    judge_repositories,
    judge_roles_by_path,
    know_leading_keys,
    judge_every_operation,
    act_with_the_schedules_role,
    believe_the_agent,
    log_with_the_functions_role,
    deliver_last_lines_late,
    ask_roles_for_their_trust,
    ask_functions_of_target_groups,
    ask_functions_of_user_pools,
    ask_for_certificates_of_listeners,
    ask_for_certificates_of_login_domains,
    ask_for_networks,
    ask_for_the_right_to_a_logins_client,
    refuse_invalid_requests,
)

"""The look of the managed login pages: a style per client, through every change a template can make."""

from typing import Any

from .conftest import Emulators, Server, refused, resource

OWN = {"UseCognitoProvidedValues": True}
DRAWN = {
    "Settings": {
        "components": {"primaryButton": {"lightMode": {"defaults": {"backgroundColor": "0972d3ff"}}}}
    },
    "Assets": [{"Category": "FORM_LOGO", "ColorMode": "LIGHT", "Extension": "SVG", "Bytes": "PHN2Zy8+"}],
}


def template(*styles: tuple[str, dict[str, Any]]) -> dict[str, Any]:
    """Two clients, and a style for each one named."""
    clients = {
        name: resource("Cognito::UserPoolClient", UserPoolId={"Ref": "Pool"}, ClientName=name)
        for name in ("Sales", "Finance")
    }
    looks = {
        f"Style{number}": resource(
            "Cognito::ManagedLoginBranding", UserPoolId={"Ref": "Pool"}, ClientId={"Ref": client}, **style
        )
        for number, (client, style) in enumerate(styles)
    }
    return {"Pool": resource("Cognito::UserPool", UserPoolName="styles"), **clients, **looks}


def style_of(server: Server, client: str) -> dict[str, Any] | str:
    pools = server.client("cognito-idp")
    asked = {"UserPoolId": server.id_of("styles", "Pool"), "ClientId": server.id_of("styles", client)}
    if refused(pools.describe_managed_login_branding_by_client, **asked) != "accepted":
        return "none"
    found = pools.describe_managed_login_branding_by_client(**asked)["ManagedLoginBranding"]
    return {name: found[name] for name in ("UseCognitoProvidedValues", "Settings", "Assets") if name in found}


def test_styles_follow_the_template(emulators: Emulators) -> None:
    def rounds(server: Server) -> list[Any]:
        seen: list[Any] = []
        operation = "create"
        for styles in ([("Sales", OWN)], [("Sales", DRAWN)], [("Finance", OWN)], []):
            done = server.attempt(operation, "styles", template(*styles))
            if done != "done":
                return [done]
            seen.append((style_of(server, "Sales"), style_of(server, "Finance")))
            operation = "update"
        return [*seen, server.delete("styles")]

    logo = DRAWN["Assets"][0] | {"Bytes": b"<svg/>"}
    drawn = {"UseCognitoProvidedValues": False, "Settings": DRAWN["Settings"], "Assets": [logo]}
    expected = [(OWN, "none"), (drawn, "none"), ("none", OWN), ("none", "none"), "done"]
    emulators.assert_corrected(rounds, expected, "accept_managed_login_branding")


def test_refuses_what_cognito_refuses(emulators: Emulators) -> None:
    refusals = {
        "has a style already": template(("Sales", OWN), ("Sales", DRAWN)),
        "give either": template(("Sales", OWN | DRAWN)),
    }
    for reason, resources in refusals.items():
        assert reason in emulators.patched.attempt("create", "refused-styles", resources)
        emulators.patched.delete("refused-styles")


def test_a_pool_has_no_more_styles_than_cognito_allows(emulators: Emulators) -> None:
    def styled(count: int) -> dict[str, Any]:
        of_pool = {"UserPoolId": {"Ref": "Pool"}}
        resources = {"Pool": resource("Cognito::UserPool", UserPoolName="many-styles")}
        for number in range(count):
            name = f"Client{number}"
            resources[name] = resource("Cognito::UserPoolClient", ClientName=name, **of_pool)
            resources[f"Style{number}"] = resource(
                "Cognito::ManagedLoginBranding", ClientId={"Ref": name}, **of_pool, **OWN
            )
        return resources

    assert "at most 20 styles" in emulators.patched.attempt("create", "too-many-styles", styled(21))
    emulators.patched.delete("too-many-styles")
    assert emulators.patched.attempt("create", "many-styles", styled(20)) == "done"
    assert emulators.patched.delete("many-styles") == "done"

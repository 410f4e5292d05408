"""Whether an email address can be read in one way only.

src/kit/address.ts says the same for rules, Lambdas and files.
"""

import re

# Spaces of any kind, control and format characters, what no font shows, and half a character: Unicode's
# White_Space, Cc, Cf, Cs and Default_Ignorable_Code_Point, and the blank Braille pattern.
_UNREADABLE = re.compile(
    "[\\s\x00-\x1f\x7f-\xa0\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u1680"
    "\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ud800-\udfff"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_AT = re.compile("[@\uff20\ufe6b]")  # a full-width or small @ too: others read them as one
_DOT = re.compile("[.\u3002\uff0e\uff61]")  # what separates the labels of a domain: UTS 46
_LABEL = re.compile(r"[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?", re.ASCII | re.IGNORECASE)
_NO_LABEL = re.compile(
    r"[\x00-\x2c\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]"
)  # ASCII other than letters, digits, `-` and `.`


def readable(address: str) -> bool:
    """One @, something before it, a domain for mail behind it, and no space or invisible character."""
    if _UNREADABLE.search(address):
        return False
    local, *hosts = _AT.split(address)
    if not local or len(hosts) != 1 or address[len(local)] != "@":
        return False
    labels = _DOT.split(hosts[0])
    return len(labels) > 1 and all(map(_is_label, labels)) and not _is_number(labels[-1])


def _is_label(label: str) -> bool:
    if label.isascii():
        return _LABEL.fullmatch(label) is not None
    return not _NO_LABEL.search(label)


def _is_number(label: str) -> bool:
    """Then it is an IP address, such as 0x7f.1."""
    return re.fullmatch(r"\d+|0x[\da-f]*", label, re.ASCII | re.IGNORECASE) is not None

"""What MkDocs says of a setting, in the words of the reader's language."""

from __future__ import annotations

import re

from playbook.problems.problem import listed, phrase

SAID = {
    "Expected type: <class 'bool'>": "wanted-true-or-false",
    r"Expected type: \(?<class 'list'>|Expected a list of items": "wanted-list",
    "Expected type: <class 'dict'>|Expected a dict|The configuration is invalid": "wanted-mapping",
    "Expected type: <class 'str'>|Expected a string": "wanted-text",
    "Expected a multiline string": "wanted-lines",
    r"Expected one of:? [\[(](?P<choices>.*?)[\])]": "wanted-choice",
    "The URL isn't valid|Unable to parse the URL": "form-address",
    "Must be a string of format|'.*' is not a valid port|.* does not appear to be": "wanted-server",
    r"The path (?:set in custom_dir \()?'(?P<path>.*?)'\)? (?:isn't|does not)": "wanted-path",
    "The configuration option|For internal use only": "wanted-no-longer",
    "The option .* has no effect when '(?P<other>.*)'": "wanted-no-effect",
    "invalid literal for int": "wanted-depth",
    "Unknown template substitute|expected '}'|Single '}'|unmatched '": "wanted-blanks",
    "Invalid value for locale|'locale' must be": "wanted-locale",
}
"""How its sentences begin, and what we say for each."""
INNER = re.compile(r"Sub-option '(?P<key>[^']+)': ")
MISSING = "Required configuration not provided."
UNKNOWN = re.compile("Unrecognised configuration name: ")


def inner(said: str) -> tuple[list[str], str]:
    """The keys below a setting that `said` is about, and what is said of the last."""
    keys: list[str] = []
    while found := INNER.match(said):
        keys.append(found["key"])
        said = said[found.end() :]
    return keys, said


def in_our_words(said: str) -> object:
    """The same in every language; what a plugin may say, as it stands."""
    for pattern, code in SAID.items():
        if found := re.match(pattern, said):
            words: dict[str, object] = {**found.groupdict()}
            if choices := found.groupdict().get("choices"):
                words["choices"] = listed(re.findall("'([^']*)'", choices))
            return phrase(code, **words)
    return said

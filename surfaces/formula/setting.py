"""tex_of(tree): a formula in TeX, in the order in which it was written."""

from surfaces.formula.node import Node

SUM, PRODUCT, SIGNED, POWER, ATOM = range(5)
"""How tightly a part holds together."""

LONGEST, DEEPEST = 440, 8
"""Characters and nested groups that can surely be set; what has more is told as dots."""

COMMANDS = {"asin": "arcsin", "acos": "arccos", "atan": "arctan"}
RAISED = {"sin", "cos", "tan", "sinh", "cosh", "tanh", "log"}
"""Functions whose powers are written on their names."""

DOTS = r"\ldots"


def tex_of(tree: Node) -> str:
    """The right-hand side of f(x, y) = … in TeX; dots where it is too long or deep to be set."""
    told, _ = _set(tree, flat=False)
    return told if len(told) <= LONGEST and _depth(told) <= DEEPEST else DOTS


def _set(node: Node, *, flat: bool) -> tuple[str, int]:
    """The TeX of a part and how tightly it holds; `flat` within exponents and fractions."""
    if node.kind in {"number", "name", "negative"}:
        return _single(node, flat=flat)
    setters = {"call": _call, "+": _sum, "-": _sum, "*": _product, "/": _quotient, "^": _power}
    return setters[node.kind](node, flat=flat)


def _single(node: Node, *, flat: bool) -> tuple[str, int]:
    if node.kind == "number":
        return _number(node.text)
    if node.kind == "name":
        return (r"\pi" if node.text == "pi" else node.text), ATOM
    return f"-{_held(node.parts[0], SIGNED, flat=flat)}", SIGNED


def _sum(node: Node, *, flat: bool) -> tuple[str, int]:
    left, right = node.parts
    least = PRODUCT if node.kind == "-" else SUM
    told = _held(right, POWER if right.kind == "negative" else least, flat=flat)
    return f"{_held(left, SUM, flat=flat)} {node.kind} {told}", SUM


def _held(node: Node, least: int, *, flat: bool) -> str:
    """The TeX of a part, in brackets where it does not hold together as tightly as it must."""
    told, tight = _set(node, flat=flat)
    return told if tight >= least else f"({told})"


def _number(text: str) -> tuple[str, int]:
    mantissa, _, exponent = text.lower().partition("e")
    mantissa = f"0{mantissa}" if mantissa.startswith(".") else mantissa.removesuffix(".")
    if not exponent:
        return mantissa, ATOM
    power = f"10^{{{int(exponent)}}}"
    return (power, POWER) if mantissa == "1" else (rf"{mantissa} \cdot {power}", PRODUCT)


def _product(node: Node, *, flat: bool) -> tuple[str, int]:
    left = _held(node.parts[0], PRODUCT, flat=flat)
    right = _held(node.parts[1], POWER, flat=flat)
    if right[0].isdigit():
        between = r" \cdot "
    elif right[0] == "\\" and not right.startswith(r"\pi"):
        between = r"\,"
    elif left[-1].isdigit() or right[0] == "(" or left[-1] == ")":
        between = "" if left[-1] != "}" else r"\,"
    else:
        between = " " if left.endswith(r"\pi") else ("" if left[-1] != "}" else r"\,")
    return f"{left}{between}{right}", PRODUCT


def _quotient(node: Node, *, flat: bool) -> tuple[str, int]:
    if not flat:
        above, below = (_set(part, flat=True)[0] for part in node.parts)
        return rf"\frac{{{above}}}{{{below}}}", PRODUCT
    above = _held(node.parts[0], PRODUCT, flat=True)
    return f"{above}/{_held(node.parts[1], POWER, flat=True)}", PRODUCT


def _power(node: Node, *, flat: bool) -> tuple[str, int]:
    base, exponent = node.parts
    raised = _set(exponent, flat=True)[0]
    if base.kind == "call" and base.text in RAISED and exponent.kind == "number":
        name, inner = _name(base.text), _inner(base, flat=flat)
        return f"{name}^{{{raised}}}({inner})", POWER
    told, tight = _set(base, flat=flat)
    alone = tight == ATOM and not (base.kind == "call" and base.text == "exp")
    return f"{told if alone else f'({told})'}^{{{raised}}}", POWER


def _call(node: Node, *, flat: bool) -> tuple[str, int]:
    name = node.text
    if name == "exp":
        return (f"e^{{{_inner(node, flat=True)}}}", POWER)
    if name == "sqrt":
        return rf"\sqrt{{{_inner(node, flat=True)}}}", ATOM
    if name == "abs":
        return f"|{_inner(node, flat=flat)}|", ATOM
    return f"{_name(name)}({_inner(node, flat=flat)})", ATOM


def _name(name: str) -> str:
    return "\\" + COMMANDS.get(name, name)


def _inner(node: Node, *, flat: bool) -> str:
    return ", ".join(_set(part, flat=flat)[0] for part in node.parts)


def _depth(text: str) -> int:
    depth = deepest = 0
    for letter in text:
        depth += {"{": 1, "}": -1}.get(letter, 0)
        deepest = max(deepest, depth)
    return deepest

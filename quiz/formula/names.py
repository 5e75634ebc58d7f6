"""The words that formulas are written in: functions, constants, keywords."""

from __future__ import annotations

GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon",
    "ϵ": "epsilon", "ζ": "zeta", "η": "eta", "θ": "theta", "ϑ": "theta",
    "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "µ": "mu", "ν": "nu",
    "ξ": "xi", "ο": "omicron", "π": "pi", "ρ": "rho", "σ": "sigma", "ς": "sigma",
    "τ": "tau", "υ": "upsilon", "φ": "phi", "ϕ": "phi", "χ": "chi", "ψ": "psi",
    "ω": "omega", "Γ": "Gamma", "Δ": "Delta", "Θ": "Theta", "Λ": "Lambda",
    "Ξ": "Xi", "Π": "Pi", "Σ": "Sigma", "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega",
}  # fmt: skip
"""Greek letters and the names they are read as."""

GREEK_NAMES = frozenset(GREEK.values())

LETTER_SPELLINGS = {"varepsilon": "epsilon", "varphi": "phi", "vartheta": "theta"}

FUNCTIONS: dict[str, tuple[int, int]] = {
    "exp": (1, 1), "expm1": (1, 1), "log": (1, 2), "log1p": (1, 1),
    "log2": (1, 1), "log10": (1, 1), "sqrt": (1, 1), "cbrt": (1, 1),
    "root": (2, 2), "abs": (1, 1), "sign": (1, 1), "max": (2, 20),
    "min": (2, 20), "clip": (2, 3), "where": (3, 3), "floor": (1, 1),
    "ceil": (1, 1), "sin": (1, 1), "cos": (1, 1), "tan": (1, 1), "cot": (1, 1),
    "sec": (1, 1), "csc": (1, 1), "asin": (1, 1), "acos": (1, 1),
    "atan": (1, 1), "sinh": (1, 1), "cosh": (1, 1), "tanh": (1, 1),
    "coth": (1, 1), "sech": (1, 1), "csch": (1, 1), "asinh": (1, 1),
    "acosh": (1, 1), "atanh": (1, 1), "acot": (1, 1), "erf": (1, 1),
    "erfc": (1, 1), "normcdf": (1, 1), "normpdf": (1, 1), "logaddexp": (2, 2),
    "step": (1, 2), "factorial": (1, 1), "pow": (2, 2), "square": (1, 1),
    "reciprocal": (1, 1), "cast": (1, 1),
}  # fmt: skip
"""Functions that need no deck: canonical name, fewest and most arguments."""

SYNONYMS = {
    "ln": "log", "lg": "log10", "absolute": "abs", "fabs": "abs", "sgn": "sign",
    "signum": "sign", "maximum": "max", "fmax": "max", "minimum": "min",
    "fmin": "min", "clamp": "clip", "clamp_": "clip", "clip_by_value": "clip",
    "ceiling": "ceil", "tg": "tan", "ctg": "cot", "cosec": "csc",
    "th": "tanh", "sh": "sinh", "ch": "cosh", "cth": "coth",
    "arcsin": "asin", "arccos": "acos", "arctan": "atan", "arctg": "atan",
    "arcctg": "acot", "arccot": "acot",
    "arcsinh": "asinh", "arsinh": "asinh", "arsh": "asinh", "arccosh": "acosh",
    "arcosh": "acosh", "arch": "acosh", "arctanh": "atanh", "artanh": "atanh",
    "arth": "atanh", "Phi": "normcdf", "ndtr": "normcdf", "norm_cdf": "normcdf",
    "phi": "normpdf", "norm_pdf": "normpdf", "heaviside": "step",
    "Heaviside": "step", "power": "pow", "multiply": "multiply",
    "negative": "neg", "neg": "neg", "add": "add", "subtract": "subtract",
    "sub": "subtract", "mul": "multiply", "divide": "divide", "div": "divide",
    "true_divide": "divide", "log_add_exp": "logaddexp",
    "макс": "max", "мин": "min", "tgh": "tanh",
    "clamp_min": "max", "clamp_max": "min",
    "ReciprocalSqrt": "rsqrt", "rsqrt": "rsqrt", "exp2": "exp2", "hypot": "hypot",
}  # fmt: skip
"""Other spellings of `FUNCTIONS`; the last ones are built from operators."""

OPERATOR_FUNCTIONS = {
    "neg": 1, "add": 2, "subtract": 2, "multiply": 2, "divide": 2, "rsqrt": 1,
    "exp2": 1, "hypot": 2,
}  # fmt: skip

REDUCTIONS = {
    "sum": "sum", "Sum": "sum", "nansum": "sum", "reduce_sum": "sum",
    "mean": "mean", "average": "mean", "avg": "mean", "reduce_mean": "mean",
    "prod": "prod", "product": "prod", "Product": "prod", "reduce_prod": "prod",
    "logsumexp": "logsumexp", "LSE": "logsumexp", "lse": "logsumexp",
    "reduce_logsumexp": "logsumexp", "amax": "max", "amin": "min",
    "reduce_max": "max", "reduce_min": "min",
}  # fmt: skip
"""Functions of a whole vector; ``max`` and ``min`` of one argument join them."""

CONSTANTS = {
    "e": "e", "E": "e", "pi": "pi", "inf": "oo", "Inf": "oo", "infty": "oo",
    "infinity": "oo", "Infinity": "oo", "oo": "oo", "inff": "oo",
}  # fmt: skip

PREFIXES = frozenset(
    [
        "np",
        "numpy",
        "jnp",
        "onp",
        "torch",
        "math",
        "F",
        "nn",
        "functional",
        "Tensor",
        "tf",
        "jax",
        "lax",
        "scipy",
        "special",
        "sp",
        "sympy",
        "keras",
        "activations",
        "K",
        "ops",
        "backend",
        "mx",
        "nd",
        "linalg",
        "stats",
        "T",
        "tensor",
        "cp",
        "cupy",
        "mpmath",
        "mp",
        "cmath",
    ]
)
"""Module names that may stand before a function: ``np.exp``."""

CASTS = frozenset(
    [
        "float",
        "double",
        "half",
        "int",
        "bool",
        "astype",
        "to",
        "type",
        "long",
        "bfloat16",
        "float16",
        "float32",
        "float64",
        "np_float",
        "cast",
        "numpy",
        "item",
        "cpu",
        "cuda",
        "detach",
        "clone",
        "copy",
        "contiguous",
        "squeeze",
        "values",
        "value",
        "unsqueeze",
        "type_as",
    ]
)
"""Methods that leave the value alone; of a condition they give 0 or 1."""

IGNORED_KEYWORDS = frozenset(
    [
        "axis",
        "dim",
        "dims",
        "keepdims",
        "keepdim",
        "inplace",
        "dtype",
        "out",
        "name",
        "casting",
        "order",
        "copy",
        "where_",
        "axes",
        "reduction_indices",
        "training",
    ]
)
"""Keyword arguments that do not change the value."""

IF = frozenset(
    ["if", "если", "при", "for", "when", "для", "when:", "provided", "whenever", "пока"]
)
ELSE = frozenset(["else", "otherwise", "иначе", "elsewhere", "остальное"])
THEN = frozenset(["then", "то", "тогда"])
ELIF = frozenset(["elif", "elseif"])
AND = frozenset(["and", "и"])
OR = frozenset(["or", "или"])
NOT = frozenset(["not", "не"])
TRUTHS = {"True": True, "true": True, "False": False, "false": False}
KEYWORDS = IF | ELSE | THEN | ELIF | AND | OR | NOT | {"return", "def"}

PHRASES = {
    "в остальных случаях": "otherwise",
    "в противном случае": "otherwise",
    "во всех остальных случаях": "otherwise",
    "в других случаях": "otherwise",
    "для остальных x": "otherwise",
    "in other cases": "otherwise",
    "in all other cases": "otherwise",
    "everywhere else": "otherwise",
    "or else": "otherwise",
    "else if": "elif",
    "иначе если": "elif",
    "при условии": "if",
    "where": "where",
    "such that": "if",
}
"""Several words read as one keyword."""

LOOKALIKES = dict(zip("асеохурАВСЕНКМОРТХ", "aceoxypABCEHKMOPTX", strict=True)) | {
    "у": "y",
    "р": "p",
}
"""Cyrillic letters that a Russian keyboard gives in place of Latin ones."""


def plain(name: str) -> str:
    """A name without case, underscores, hyphens and spaces, for comparison.

    >>> plain("Leaky_ReLU") == plain("leaky relu") == plain("LeakyReLU")
    True
    """
    return (
        name.replace("_", "").replace("-", "").replace(" ", "").replace(".", "")
    ).casefold()


def letter(text: str) -> str:
    """The canonical name of a letter: ``α`` and ``\\alpha`` are ``alpha``.

    >>> letter("α"), letter("\\\\alpha"), letter("x")
    ('alpha', 'alpha', 'x')
    """
    bare = text.removeprefix("\\")
    return GREEK.get(bare, LETTER_SPELLINGS.get(bare, bare))


def builtin(name: str) -> str | None:
    """The canonical name of a function known without a deck, or None."""
    if name in FUNCTIONS:
        return name
    if found := SYNONYMS.get(name):
        return found
    lower = name.lower()  # Tanh, EXP, Max
    if len(name) > 2 and name != lower and lower not in GREEK_NAMES:
        return lower if lower in FUNCTIONS else SYNONYMS.get(lower)
    return None

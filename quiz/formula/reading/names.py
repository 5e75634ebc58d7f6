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

LETTER_SPELLINGS = {
    "varsigma": "sigma",
    "varepsilon": "epsilon",
    "varphi": "phi",
    "vartheta": "theta",
}

_LETTERS = LETTER_SPELLINGS | GREEK

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
    "clamp_min": "max", "clamp_max": "min", "pmax": "max", "pmin": "min",
    "maxOf": "max", "minOf": "min", "greatest": "max", "least": "min",
    "sup": "max", "максимум": "max", "минимум": "min", "мах": "max",
    "clamp_min_": "max", "clamp_max_": "min", "mul_": "multiply",
    "normal_cdf": "normcdf", "gaussian_cdf": "normcdf", "pnorm": "normcdf",
    "cdf": "normcdf", "CDF": "normcdf", "NORMSDIST": "normcdf", "stdnormal_cdf":
    "normcdf", "normal_pdf": "normpdf", "dnorm": "normpdf", "pdf": "normpdf",
    "PDF": "normpdf", "integer_pow": "pow", "powi": "pow", "powf": "pow",
    "recip": "reciprocal", "inv": "reciprocal", "ln_1p": "log1p", "exp_m1": "expm1",
    "RealAbs": "abs", "HeavisideTheta": "step", "UnitStep": "step", "loge": "log",
    "ifelse": "where", "if_else": "where", "switch": "where", "cond": "where",
    "iif": "where", "IIF": "where", "choose": "where", "max_": "max", "min_": "min",
    "median": "median", "threshold": "threshold", "masked_fill": "masked_fill",
    "masked_fill_": "masked_fill",
    "ReciprocalSqrt": "rsqrt", "rsqrt": "rsqrt", "exp2": "exp2", "hypot": "hypot",
}  # fmt: skip
"""Other spellings of `FUNCTIONS`; the last ones are built from operators."""

OPERATOR_FUNCTIONS = {
    "neg": 1, "add": 2, "subtract": 2, "multiply": 2, "divide": 2, "rsqrt": 1,
    "exp2": 1, "hypot": 2, "median": 3, "threshold": 3, "masked_fill": 3,
}  # fmt: skip

WITH_DIGIT = ("atan2(", "arctan2(")
"""Calls of no known function: no other one is meant, of 2 times what follows."""

REDUCTIONS = {
    "sum_over": "sum",
    "sum": "sum", "Sum": "sum", "nansum": "sum", "reduce_sum": "sum",
    "mean": "mean", "average": "mean", "avg": "mean", "reduce_mean": "mean",
    "prod": "prod", "product": "prod", "Product": "prod", "reduce_prod": "prod",
    "logsumexp": "logsumexp", "LSE": "logsumexp", "lse": "logsumexp",
    "reduce_logsumexp": "logsumexp", "amax": "max", "amin": "min",
    "reduce_max": "max", "reduce_min": "min", "Total": "sum", "сумма": "sum",
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
        "Math",
        "std",
        "layers",
        "distributions",
        "normal",
        "statistics",
        "tfp",
        "tfd",
        "dplyr",
        "f32",
        "f64",
        "Base",
        "NNlib",
        "initializers",
        "self",
        "onnx",
        "functorch",
        "libdevice",
        "mnp",
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
        "view",
        "reshape",
        "view_as",
        "expand",
        "expand_as",
        "flatten",
        "ravel",
        "to_numpy",
        "tolist",
        "requires_grad_",
        "broadcast_to",
        "stop_gradient",
        "numpy",
        "eval",
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
    ["if", "если", "при", "for", "when", "для", "provided", "whenever", "пока", "когда"]
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
    "не определена": "undefined",
    "не определено": "undefined",
    "не существует": "undefined",
    "does not exist": "undefined",
    "not defined": "undefined",
    "sum over": "sum_over",
    "сумма по": "sum_over",
    "в противном случае": "otherwise",
    "во всех остальных случаях": "otherwise",
    "в других случаях": "otherwise",
    "для остальных x": "otherwise",
    "а иначе": "otherwise",
    "а в остальных случаях": "otherwise",
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

UNDEFINED = frozenset(["undefined", "undef", "nan", "dne"])
"""Words for having no value."""

LIBRARY = frozenset(
    [
        "gt", "greater", "lt", "less", "ge", "le", "greater_equal", "less_equal", "eq",
        "equal", "ne", "not_equal", "logical_and", "logical_or", "zeros_like",
        "ones_like", "new_zeros", "new_ones", "stop_gradient", "expand_dims", "float16",
        "float32", "float64", "bfloat16", "int32", "int64", "convert_to_tensor",
        "as_tensor", "f32", "f64", "M_SQRT1_2", "M_SQRT2", "M_PI", "M_E",
    ]
)  # fmt: skip
"""Words of libraries that are cut neither at digits nor at underscores."""

RENAMED = {
    "plogis": "sigmoid", "logisticsigmoid": "sigmoid", "ramp": "relu",
    "hsigmoid": "hardsigmoid", "hswish": "hardswish",
}  # fmt: skip
"""Names that libraries give to functions of the decks."""

LOOKALIKES = dict(zip("асеохурАВСЕНКМОРТХ", "aceoxypABCEHKMOPTX", strict=True)) | {
    "у": "y",
    "р": "p",
}
"""Cyrillic letters that a Russian keyboard gives in place of Latin ones."""


_SINGLE = frozenset(
    [
        "exp", "log", "log1p", "expm1", "tanh", "sinh", "cosh", "tan", "sin", "cos",
        "sqrt", "fabs", "fmax", "fmin", "pow", "erf", "erfc", "floor", "ceil", "log2",
        "log10", "exp2", "cbrt", "rsqrt", "normcdf", "atan", "atanh", "max", "min",
    ]
)  # fmt: skip
"""C functions with a variant for single precision, named with an f at the end."""


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
    return _LETTERS.get(bare, bare)


def builtin(name: str) -> str | None:
    """The canonical name of a function known without a deck, or None."""
    if name in FUNCTIONS:
        return name
    if len(name) > 3 and name.endswith("f") and name[:-1] in _SINGLE:
        return SYNONYMS.get(name[:-1], name[:-1])  # C: expf
    if found := SYNONYMS.get(name):
        return found
    lower = name.lower()  # Tanh, EXP, Max
    if len(name) > 2 and name != lower and lower not in GREEK_NAMES:
        return lower if lower in FUNCTIONS else SYNONYMS.get(lower)
    return None

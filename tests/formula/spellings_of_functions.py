"""How functions are spelt in each style of typing."""

from __future__ import annotations

from collections.abc import Mapping

NAMES: dict[str, Mapping[str, tuple[str, ...]]] = {
    "exp": {
        "calculator": ("exp",), "python": ("np.exp", "torch.exp", "math.exp", "exp"),
        "latex": (r"\exp",), "unicode": ("exp",), "russian": ("exp",),
    },
    "log": {
        "calculator": ("ln", "log"), "python": ("np.log", "torch.log", "math.log"),
        "latex": (r"\ln", r"\log"), "unicode": ("ln",), "russian": ("ln",),
    },
    "tanh": {
        "calculator": ("tanh",), "python": ("np.tanh", "torch.tanh", "math.tanh"),
        "latex": (r"\tanh", r"\operatorname{th}"), "unicode": ("tanh",),
        "russian": ("th", "tanh"),
    },
    "sinh": {"latex": (r"\sinh",), "russian": ("sh",), "python": ("np.sinh", "sinh")},
    "cosh": {"latex": (r"\cosh",), "russian": ("ch",), "python": ("np.cosh", "cosh")},
    "sin": {"latex": (r"\sin",), "python": ("np.sin", "math.sin")},
    "cos": {"latex": (r"\cos",), "python": ("np.cos", "math.cos")},
    "sigmoid": {
        "calculator": ("sigmoid", "σ"), "latex": (r"\sigma", r"\mathrm{sigmoid}"),
        "python": ("torch.sigmoid", "F.sigmoid", "scipy.special.expit", "expit"),
        "unicode": ("σ",), "russian": ("σ", "сигмоида"),
    },
    "softplus": {
        "python": ("F.softplus", "softplus"), "latex": (r"\mathrm{softplus}",),
    },
    "relu": {
        "python": ("F.relu", "torch.relu", "relu", "nn.ReLU()"),
        "latex": (r"\mathrm{ReLU}", r"\operatorname{ReLU}"),
        "calculator": ("relu", "ReLU"), "unicode": ("ReLU",), "russian": ("ReLU",),
    },
    "silu": {"python": ("F.silu", "nn.SiLU()"), "latex": (r"\operatorname{SiLU}",)},
    "erf": {"python": ("torch.erf", "math.erf"), "latex": (r"\operatorname{erf}",)},
    "erfc": {"python": ("torch.erfc", "math.erfc"), "latex": (r"\operatorname{erfc}",)},
    "Phi": {
        "calculator": ("Phi", "normcdf"), "python": ("norm.cdf", "stats.norm.cdf"),
        "latex": (r"\Phi",), "unicode": ("Φ",), "russian": ("Φ",),
    },
    "phi": {
        "calculator": ("phi", "normpdf"), "python": ("norm.pdf", "stats.norm.pdf"),
        "latex": (r"\varphi", r"\phi"), "unicode": ("φ",), "russian": ("φ",),
    },
    "sign": {
        "python": ("np.sign", "torch.sign"), "latex": (r"\operatorname{sign}",),
        "russian": ("sgn", "sign"),
    },
    "sqrt": {"python": ("np.sqrt", "torch.sqrt", "math.sqrt"), "latex": ()},
    "expm1": {
        "python": ("np.expm1", "torch.expm1"),
        "latex": (r"\operatorname{expm1}",),
    },
    "log1p": {
        "python": ("np.log1p", "torch.log1p"),
        "latex": (r"\operatorname{log1p}",),
    },
    "log2": {"python": ("np.log2", "torch.log2"), "latex": (r"\log_2",)},
    "log10": {"python": ("np.log10",), "latex": (r"\log_{10}",), "russian": ("lg",)},
    "logaddexp": {
        "python": ("np.logaddexp", "torch.logaddexp"),
        "latex": (r"\operatorname{logaddexp}",),
    },
    "max": {
        "python": ("np.maximum", "torch.maximum", "max"), "latex": (r"\max",),
        "russian": ("max", "макс"),
    },
    "min": {
        "python": ("np.minimum", "torch.minimum", "min"), "latex": (r"\min",),
        "russian": ("min", "мин"),
    },
    "clip": {"python": ("np.clip", "torch.clamp"), "latex": (r"\operatorname{clip}",)},
    "step": {"python": ("np.heaviside",), "latex": (r"\operatorname{heaviside}",)},
    "abs": {
        "python": ("np.abs", "torch.abs", "abs"),
        "latex": (r"\operatorname{abs}",),
    },
}  # fmt: skip

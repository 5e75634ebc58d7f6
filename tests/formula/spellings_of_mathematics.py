"""Elementary mathematics in every notation: what it means, and how it is typed."""

from __future__ import annotations

from collections.abc import Callable

import mpmath
from mpmath import mpf

Truth = Callable[[mpf, mpf, mpf], mpf]

SPELLINGS: list[tuple[str, Truth, list[str]]] = [
    (
        "products",
        lambda x, a, b: a * x,
        [
            "ax", "a x", "xa", "αx", "a·x", "a×x", "a*x", r"\alpha x", r"a\cdot x",
            r"a \times x", "alpha*x", "x a", "a(x)", "(a)x", "x(a)", "α⋅x", "a∙x",
            "np.multiply(a, x)", "a⊙x", r"a \odot x", "slope x", "slope*x", "alpha x",
            "a\u00a0x", "a\u2009x", "a{x}",
        ],
    ),
    (
        "numbers",
        lambda x, a, b: x / 100,
        [
            "0.01x", "0,01x", "0.01*x", "0,01 x", ".01x", "1e-2x", "1e-2*x", "x/100",
            "0.01·x", "x*0,01", "0,01·x", "0.010x", "x·10^-2", "x·10⁻²", r"0.01\,x",
            r"x/1e2", "1E-2 x",
        ],
    ),
    (
        "halves of squares",
        lambda x, a, b: x * x / 2,
        [
            "x²/2", "|x|²/2", "(|x|²/2)", "|x|²/2·1", "|x|^2/2", "‖x‖²/2", "||x||²/2",
            r"\lvert x \rvert²/2", "|x|³/|x|/2", "|x·1|²/2", "½|x|²", "¹/₂|x|²",
            "|x|²·¹⁄₂", "(e^ln(2))!²/8·x²", "||x|²/2|", "⌈x·0+1⌉²/2·x²",
        ],
    ),
    (
        "twice",
        lambda x, a, b: 2 * x,
        [
            "2x", "2 x", "2·x", "2*x", "x*2", "x+x", "x·2", "(2)(x)", "2(x)", "−−2x",
            "--2x", "2*+x", "-(-2)*x", "4x/2", "x/½", "x/0.5",
        ],
    ),
    (
        "square",
        lambda x, a, b: x**2,
        [
            "x^2", "x**2", "x²", "x·x", "xx", "x*x", "pow(x, 2)", "np.power(x, 2)",
            "np.square(x)", "x.pow(2)", "x^{2}", r"{x}^2", "x^(2)", "|x|^2", "|x|²",
            "(-x)^2", "(−x)²", "torch.pow(x, 2)", "x.square()", "abs(x)^2", "√(x^4)",
            r"\sqrt{x^4}", "exp(2 ln|x|)",
        ],
    ),
    (
        "minus the square",
        lambda x, a, b: -(x**2),
        [
            "-x^2", "-x²", "−x²", "-(x^2)", "-x**2", "-x*x", "0-x^2", "(-1)x^2",
            "-1·x^2", "+-x^2", "x·-x", "x*-x", "-|x|^2",
        ],
    ),
    (
        "positive part and one",
        lambda x, a, b: (abs(x) + x) / 2 + 1,
        ["x^+ + 1", "(x)^+ + 1", "x^{+}+1", "x_+ + 1", "[x]_+ +1", "1 + x^+"],
    ),
    (
        "positive part less one",
        lambda x, a, b: (abs(x) + x) / 2 - 1,
        ["x^+ - 1", "(x)^+ -1", "x^{+}-1", "x_+-1"],
    ),
    ("a power of minus one", lambda x, a, b: 1 / x, ["x^-1", "x^ -1", "x^+-1"]),
    (
        "bell",
        lambda x, a, b: mpmath.exp(-(x**2)),
        [
            "e^-x^2", "e^(-x^2)", "exp(-x^2)", "exp(-x²)", "e^{-x^2}", r"e^{-x^2}",
            r"\exp(-x^{2})", "e**-x**2", "1/e^x^2", "1/exp(x^2)", "np.exp(-x**2)",
            "e^(−x²)", "exp(-(x)^2)",
        ],
    ),
    (
        "left to right",
        lambda x, a, b: x / 2,
        [
            "1/2x", "1/2*x", "1/2 x", "½x", "x/2", "0.5x", "x*1/2", "x*(1/2)",
            r"\frac12 x", r"\frac{1}{2}x", r"\frac x2", r"\frac{x}{2}", "x÷2", "2/4x",
            "1/2·x", "x/(2)", "x/4*2", "(1/2)x",
        ],
    ),
    (
        "quotient of a product",
        lambda x, a, b: 1 / (2 * x),
        [
            "1/(2x)", "1/(2*x)", r"\frac{1}{2x}", "1/2/x", "0.5/x", "(2x)^-1", "½/x",
            "½x⁻¹",
        ],
    ),
    (
        "powers bind to the right",
        lambda x, a, b: mpf(2) ** (x**2),
        [
            "2^x^2", "2^(x^2)", "2**x**2", "2^x²", "2^{x^2}", "exp(x^2 ln 2)",
            "exp2(x^2)",
        ],
    ),
    (
        "absolute value",
        lambda x, a, b: abs(x),
        [
            "|x|", "abs(x)", "abs x", "np.abs(x)", "math.fabs(x)", "x.abs()",
            r"\lvert x \rvert", r"\left| x \right|", r"\vert x \vert", r"|x|",
            "max(x, -x)", "x sign(x)", "x·sgn(x)", "sqrt(x^2)", "√(x²)",
            "np.absolute(x)", "|-x|", "|−x|", "| x |", "-x if x<0 else x",
            "x·signum(x)", r"x\operatorname{sign}(x)", r"x \cdot \mathrm{sgn}(x)",
            "abs(abs(x))", "|(|x|)|", r"\|x\|", "∣x∣",
        ],
    ),
    (
        "bars beside bars",
        lambda x, a, b: abs(x) * abs(x - 1) / (1 + abs(x)),
        [
            "|x|·|x-1|/(1+|x|)", "|x|*|x-1|/(1+|x|)", "|x||x-1|/(1+|x|)",
            r"\frac{|x|\,|x-1|}{1+|x|}", "abs(x)|x-1|/(1+|x|)", "|x (|x-1|)|/(|x|+1)",
        ],
    ),
    (
        "logarithms",
        lambda x, a, b: mpmath.log(1 + mpmath.exp(x)),
        [
            "ln(1+e^x)", "log(1+exp(x))", "log(1+e^x)", "np.log(1+np.exp(x))",
            "np.log1p(np.exp(x))", "torch.log1p(x.exp())", "math.log(1+math.exp(x))",
            r"\ln(1+e^x)", r"\log(1+e^{x})", r"\ln\left(1 + e^{x}\right)",
            "logaddexp(0, x)", "np.logaddexp(0, x)", "softplus(x)", "F.softplus(x)",
            "(1+exp(x)).log()", "log_e(1+e^x)", r"\log_e(1+e^x)", "x + ln(1+e^-x)",
            "max(x,0) + ln(1+e^-|x|)", "-ln(σ(-x))", "-log(sigmoid(-x))",
            "ln(e^0 + e^x)", "log(1+exp(x), e)",
        ],
    ),
    (
        "bases of logarithms",
        lambda x, a, b: mpmath.log(x * x + 1, 2),
        [
            "log2(x²+1)", "log_2(x^2+1)", r"\log_2(x^2+1)", r"\log_{2}(x^2+1)",
            "np.log2(x**2 + 1)", "log(x^2+1, 2)", "log(x²+1)/log(2)", "ln(x²+1)/ln 2",
            "lg(x²+1)/lg 2", "log₂(x²+1)", "log10(x²+1)/log10(2)",
            "math.log(x**2+1, 2)",
        ],
    ),
    (
        "functions without brackets",
        lambda x, a, b: 2 * mpmath.tanh(x) + mpmath.sin(2 * x),
        [
            "2 tanh(x) + sin 2x", "2tanh x + sin(2x)", "2·th x + sin 2x",
            r"2\tanh x + \sin 2x", r"\sin 2x + 2 \tanh x", "sin(2 x) + tanh(x)·2",
        ],
    ),
    (
        "powers of functions",
        lambda x, a, b: mpmath.sin(x) ** 2,
        [
            "sin^2 x", "sin²x", "sin² x", "sin^2(x)", "(sin x)^2", "sin(x)^2",
            "sin(x)**2", r"\sin^2 x", r"\sin^{2}(x)", "sin²(x)", "1 - cos² x",
            "1-cos²(x)",
        ],
    ),
    (
        "inverse functions",
        lambda x, a, b: mpmath.atan(x),
        [
            "atan(x)", "arctan(x)", "arctg x", "arctg(x)", "np.arctan(x)", r"\arctan x",
            "tan^-1(x)", "tg^{-1}(x)", "tan⁻¹(x)", r"\tan^{-1}(x)", "math.atan(x)",
            "x.atan()", "asin(x/√(1+x²))",
        ],
    ),
    (
        "Russian school names",
        lambda x, a, b: mpmath.tan(x) + 1 / mpmath.tan(x),
        [
            "tg x + ctg x", "tg(x) + ctg(x)", "tan x + cot x", "tan(x)+1/tan(x)",
            r"\tg x + \ctg x", "2/sin(2x)", "2 cosec(2x)", "2csc(2x)",
        ],
    ),
    (
        "hyperbolic functions",
        lambda x, a, b: mpmath.sinh(x) + mpmath.cosh(x),
        [
            "sh x + ch x", "sinh(x)+cosh(x)", "sh(x)+ch(x)", "e^x", "exp x", "exp(x)",
            "eˣ", "ℯ^x", "e**x", "E**x", "np.exp(x)", "x.exp()", r"e^{x}", r"\exp x",
            r"\exp(x)", r"\mathrm{e}^x", r"\operatorname{exp}(x)", "1/exp(-x)",
            "1/e^-x", "2^(x/ln 2)", "expm1(x)+1", "exp(x/2)^2", "exp(ln(exp(x)))",
            "math.e**x", "np.e**x", "e^(x)", "{e}^{x}", "exp{x}", "exp[x]",
        ],
    ),
    (
        "normal density",
        lambda x, a, b: mpmath.npdf(x),
        [
            "φ(x)", "phi(x)", "norm.pdf(x)", "normpdf(x)", r"\varphi(x)", r"\phi(x)",
            "e^(-x²/2)/√(2π)", "exp(-x^2/2)/sqrt(2*pi)",
            r"\frac{1}{\sqrt{2\pi}}e^{-x^2/2}",
            r"\frac{1}{\sqrt{2\pi}} e^{-\frac{x^2}{2}}", "1/√(2π)·e^(-x²/2)",
            "np.exp(-x**2/2)/np.sqrt(2*np.pi)", "(2π)^(-1/2) e^(-x²/2)",
            "exp(-x²/2)/(2*math.pi)**0.5",
        ],
    ),
    (
        "roots",
        lambda x, a, b: mpmath.cbrt(abs(x)),
        [
            "cbrt(|x|)", "∛|x|", "∛(|x|)", r"\sqrt[3]{|x|}", "|x|^(1/3)", "|x|**(1/3)",
            "np.cbrt(np.abs(x))", "root(|x|, 3)", "|cbrt(x)|",
            r"\left|\sqrt[3]{x}\right|", "abs(∛x)",
        ],
    ),
    (
        "rounding",
        lambda x, a, b: mpmath.floor(x) + mpmath.ceil(x),
        [
            "floor(x) + ceil(x)", "⌊x⌋ + ⌈x⌉", r"\lfloor x \rfloor + \lceil x \rceil",
            "math.floor(x)+math.ceil(x)", "np.floor(x) + np.ceil(x)",
            "x.floor() + x.ceil()",
        ],
    ),
    (
        "sums with bounds",
        lambda x, a, b: x + x**2 / 2 + x**3 / 6,
        [
            "sum_{k=1}^{3} x^k/k!", r"\sum_{k=1}^{3} \frac{x^k}{k!}",
            "∑_{k=1}^3 x^k/k!", "x + x²/2! + x³/3!",
            r"\sum\limits_{k=1}^3 \frac{x^k}{k!}",
        ],
    ),
    (
        "constants",
        lambda x, a, b: mpmath.pi * x + mpmath.e,
        [
            "πx + e", "pi*x+e", r"\pi x + e", "np.pi*x + np.e", "math.pi*x+math.e",
            "e + πx", "pi x + exp(1)", "π·x+e^1", "3π/3 x + E",
        ],
    ),
    (
        "another letter of the card",
        lambda x, a, b: a * b * x,
        [
            "abx", "a b x", "axb", "xab", "a*b*x", "αbx", r"\alpha b x", "a·b·x",
            "(ab)x", "bαx",
        ],
    ),
    (
        "raised symbols",
        lambda x, a, b: x**3 + x ** (-2),
        [
            "x³ + x⁻²", "x^3+x^-2", "x**3 + x**-2", "x^{3} + x^{-2}", "x³+1/x²",
            "x^3 + 1/x^2", "x^(1+2) + x^(-2)",
        ],
    ),
    (
        "numbers beside numbers",
        lambda x, a, b: mpf("1234.5") + 0 * x,
        [
            "1234.5 + 0x", "1234,5 + 0x", "1.2345e3 + 0*x", "12345/10 + 0x",
            "1234 + ½ + 0x",
        ],
    ),
    (
        "factorials",
        lambda x, a, b: 24 * x,
        ["4! x", "4!·x", "factorial(4) x", "4!x", "x·4!"],
    ),
]  # fmt: skip

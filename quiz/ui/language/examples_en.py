"""Cards that a new deck shows its author, in English: one of each kind."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "a": """\
- id: overfitting
  q: What is overfitting?
  a: The model has learnt the noise of its training examples and errs on new ones.
  why: The training error falls while the validation error rises.
""",
    "points": """\
- id: against-overfitting
  q: What helps against overfitting?
  points:
  - More data, or augmented data
  - Regularisation, such as weight decay or dropout
  - Stopping when the validation error rises
  bonus:
  - A smaller model
  red_flags:
  - Training longer always helps
""",
    "list": """\
- id: three-sets
  q: Into which three sets is data split?
  list:
  - [training, train]
  - [validation, development, dev]
  - [test, hold-out]
""",
    "formula": """\
- id: f1-score
  q: Write the F1 score of precision p and recall r.
  formula: '2*p*r/(p + r)'
  vars: [p, r]
  assume: p > 0, r > 0
  reject:
  - form: '(p + r)/2'
    say: The arithmetic mean forgives a low value; this one does not.
""",
    "options": """\
- id: tune-on
  q: On which set are hyperparameters chosen?
  options:
    right: [validation]
    wrong:
      training: its error only says how well it was learnt
      test: it is kept for one last look
""",
    "claim": """\
- id: zero-error
  claim: A training error of zero means that the model generalises.
  verdict: 'false'
  why: It may have memorised the examples.
""",
    "number": """\
- id: recall-of-a-test
  q: A test finds 8 of 10 sick people. What is its recall?
  number: '0.8'
""",
    "cloze": """\
- id: precision-and-recall
  cloze: >-
    Of what was found, the share that is right is the [[precision]]; of what should
    have been found, the share that was is the [[recall | sensitivity]].
""",
}

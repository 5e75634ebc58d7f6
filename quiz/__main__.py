"""`python -m quiz` is the command `quiz`."""

from quiz.cli import main

if __name__ == "__main__":
    main()

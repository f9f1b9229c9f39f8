"""How the time of `phonequiz generate` grows with the article, as a ratio measured in one run.

    python benchmarks/generate.py [--rounds 1]

The time for each byte of an article of 1 MB against that of one of 100 KB, in German and in English: linear is 1, at
most 1.25.
"""

import argparse
import re
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from process import PROGRAM, environment

ARTICLES = Path(__file__).parent.parent / "tests" / "generate" / "articles"
SIZES = (100_000, 1_000_000)
MOST = 1.25


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=1)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for language, pattern in (("German", "*.de.*"), ("English", "en-*.[tm][xd]*")):
            paths = [
                write_article(folder / f"{language}-{size}.md", sorted(ARTICLES.glob(pattern)), size) for size in SIZES
            ]
            small, large = ([drafting(path, folder) for _ in range(rounds)] for path in paths)
            per_byte = [
                statistics.median(times) / path.stat().st_size
                for times, path in zip((small, large), paths, strict=True)
            ]
            ratio = per_byte[1] / per_byte[0]
            print(
                f"{language}: a byte of 1 MB / of 100 KB: {ratio:.2f}  ({statistics.median(small):.1f} s and"
                f" {statistics.median(large):.1f} s in all, at most {MOST}: {'holds' if ratio <= MOST else 'MISSED'})",
                flush=True,
            )


def write_article(path: Path, sources: list[Path], size: int) -> Path:
    """The articles of the tests again and again, each time with other names, words and numbers."""
    texts = [source.read_text(encoding="utf-8") for source in sources]
    with path.open("w", encoding="utf-8") as file:
        number = written = 0
        while written < size:
            text = texts[number % len(texts)]
            if number >= len(texts):
                text = re.sub(r"\d+", lambda match, n=number: str(int(match.group()) % 97 + n), text)
                text = re.sub(r"\b[A-ZÄÖÜ][a-zäöüß]{5,}", lambda match, n=number: varied(match.group(), n), text)
            text = f"{text.strip()}\n\n"
            written += file.write(text)
            number += 1
    return path


def varied(word: str, number: int) -> str:
    """Another word in place of every third, made of the old one."""
    return word if (len(word) + number) % 3 else f"{word[:-1]}{'aeiou'[number % 5]}{word[-1]}"


def drafting(article: Path, folder: Path) -> float:
    begun = time.perf_counter()
    command = [*PROGRAM, "generate", str(article), "-o", str(folder / "bank.toml"), "--force"]
    ended = subprocess.run(command, env=environment(folder), stdout=subprocess.PIPE, check=True, text=True)
    took = time.perf_counter() - begun
    print(f"  {article.name}: {took:.1f} s, {ended.stdout.strip()}")
    return took


if __name__ == "__main__":
    main()

"""Makes a damaged input of good ones. The same seed and number make the same input, on every machine."""

import hashlib
from collections.abc import Callable, Sequence
from random import Random

MOST_CHANGES = 6
LONGEST = 60_000
"""Bytes of an input; limits in size have tests of their own."""
COPIES = (2, 3, 20, 300)
"""How often a part is repeated."""
NUMBERS = (
    b"-1",
    b"0",
    b"1",
    b"65535",
    b"65536",
    b"4294967295",
    b"99999999999999999999",
    b"1e999",
    b"0x7fffffff",
    b"NaN",
)
ODD = (
    b"\x00",
    b"\xff",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\xef\xbb\xbf",
    b"\xe2\x80\xae",
    b"\xe2\x80\x8b",
    b"\x1b[31m",
    b"\r",
    b"\t",
    b"\n\n",
    b" " * 40,
    "İß\u0130".encode(),
    "e\u0301".encode(),
    b"%s",
    b"{{",
    b"}}",
    b"[[",
    b"]]",
    b"<!--",
    b"]]>",
    b"&#0;",
    b"../",
    b"\\\\",
    b"'",
    b'"',
    b"`",
    b"$(",
    b"|",
    b"<",
    b">",
    b"&",
    b":",
    b";",
    b",",
    b"{",
    b"}",
    b"[",
    b"]",
    b"-",
    b"#",
)
"""What has a meaning in some format, or is no character at all."""

Change = Callable[[Random, bytes, Sequence[bytes], Sequence[bytes]], bytes]


def damaged(samples: Sequence[bytes], signs: Sequence[bytes], seed: int, number: int) -> bytes:
    """One of many damaged inputs: a sample with some changes. `signs` are what means something in its format."""
    key = hashlib.blake2b(f"{seed}:{number}".encode(), digest_size=8).digest()
    random = Random(int.from_bytes(key))
    data = random.choice(samples)
    for _ in range(random.randint(1, MOST_CHANGES)):
        data = random.choice(CHANGES)(random, data, samples, signs)[:LONGEST]
    return data


def _part(random: Random, data: bytes) -> tuple[int, int]:
    """Where a part of an input begins and ends; mostly a short one."""
    start = random.randint(0, len(data))
    return start, min(len(data), start + int(random.expovariate(1 / 12)))


def _flip(random: Random, data: bytes, samples: Sequence[bytes], signs: Sequence[bytes]) -> bytes:
    place = random.randrange(len(data) or 1)
    return data[:place] + bytes([random.randrange(256)]) + data[place + 1 :]


def _insert(random: Random, data: bytes, samples: Sequence[bytes], signs: Sequence[bytes]) -> bytes:
    start, end = _part(random, data)
    sign = random.choice(random.choice([signs, ODD, NUMBERS]))
    return data[:start] + sign * random.choice([1, 1, 1, *COPIES]) + data[random.choice([start, end]) :]


def _delete(random: Random, data: bytes, samples: Sequence[bytes], signs: Sequence[bytes]) -> bytes:
    start, end = _part(random, data)
    return data[:start] + data[end:]


def _cut(random: Random, data: bytes, samples: Sequence[bytes], signs: Sequence[bytes]) -> bytes:
    place = random.randint(0, len(data))
    return random.choice([data[:place], data[place:]])


def _repeat(random: Random, data: bytes, samples: Sequence[bytes], signs: Sequence[bytes]) -> bytes:
    start, end = _part(random, data)
    return data[:start] + data[start:end] * random.choice(COPIES) + data[end:]


def _mix(random: Random, data: bytes, samples: Sequence[bytes], signs: Sequence[bytes]) -> bytes:
    other = random.choice(samples)
    return data[: random.randint(0, len(data))] + other[random.randint(0, len(other)) :]


def _move_line(random: Random, data: bytes, samples: Sequence[bytes], signs: Sequence[bytes]) -> bytes:
    lines = data.split(b"\n")
    line = lines.pop(random.randrange(len(lines)))
    lines.insert(random.randint(0, len(lines)), line)
    return b"\n".join(lines)


def _indent(random: Random, data: bytes, samples: Sequence[bytes], signs: Sequence[bytes]) -> bytes:
    lines = data.split(b"\n")
    place = random.randrange(len(lines))
    lines[place] = random.choice([b"  ", b" ", b"\t", b"- ", b""]) + lines[place].lstrip()
    return b"\n".join(lines)


def _number(random: Random, data: bytes, samples: Sequence[bytes], signs: Sequence[bytes]) -> bytes:
    places = [place for place, sign in enumerate(data) if chr(sign).isdigit()]
    if not places:
        return data
    place = random.choice(places)
    return data[:place] + random.choice(NUMBERS) + data[place + 1 :]


def _encode(random: Random, data: bytes, samples: Sequence[bytes], signs: Sequence[bytes]) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(random.choice(["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32", "cp1252"]), "replace")


COMMON = (_flip, _insert, _insert, _insert, _delete, _cut, _repeat, _mix, _move_line, _indent, _number)
CHANGES: tuple[Change, ...] = (*COMMON, *COMMON, _encode)
"""Another encoding is rarer, since it makes most readers give up at once."""

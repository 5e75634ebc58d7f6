"""What the system reports about files, in English, by the name of its error."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "ENOENT": "it is not there",
    "EACCES": "permission denied",
    "EPERM": "not permitted",
    "EISDIR": "it is a folder",
    "ENOTDIR": "a part of the path is not a folder",
    "EEXIST": "it is there already",
    "ENAMETOOLONG": "the name is too long",
    "ELOOP": "links that lead in a circle",
    "EROFS": "the disk is read-only",
    "ENOSPC": "the disk is full",
    "EDQUOT": "your share of the disk is used up",
    "EFBIG": "the file is too large",
    "EIO": "the device reported an error",
    "EBUSY": "it is in use",
    "ETXTBSY": "it is in use",
    "EMFILE": "too many files are open",
    "ENFILE": "too many files are open",
    "ENODEV": "there is no such device",
    "ENXIO": "there is no such device",
    "EBADF": "the output is closed",
    "EPIPE": "the reader has gone",
    "EINVAL": "such a name or place is not possible",
    "ENOTEMPTY": "the folder is not empty",
    "EXDEV": "it lies on another disk",
    "ESTALE": "the network folder has gone",
    "ETIMEDOUT": "the network folder does not answer",
    "other": "the system refused",
}

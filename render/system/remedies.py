"""Remedies: what can be done where the system has too little, by the number of its error."""

import errno

REMEDIES = {
    errno.EAGAIN: "end other processes, or allow more of them (ulimit -u)",
    errno.EFBIG: "allow larger files (ulimit -f)",
    errno.EMFILE: "allow more open files (ulimit -n)",
    errno.ENAMETOOLONG: "choose a shorter name",
    errno.ENFILE: "close other programs: the system has no open file left",
    errno.ENOMEM: "close other programs: the system has no memory left",
}

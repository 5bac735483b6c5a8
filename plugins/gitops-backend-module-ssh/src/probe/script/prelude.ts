/** Bytes of one answer; one that has as many was cut. */
export const mostBytes = 256 * 1024;

/**
 * What stands before every probe: a known environment, and how answers are printed.
 *
 * - Everything is one brace group, so a shell has read all of it before it runs any of it: half a script does nothing.
 * - Commands cannot read the script as their input, and what they complain about is not shown.
 * - An answer is one line of JSON with the pass's own mark. Its bytes are hexadecimal: no quote, line break or invalid
 *   UTF-8 of a host can be anything but a value. They end with `/` and the exit status; without it they were cut.
 * - `od`, `tr` and `head` are older than every machine that still runs; where a busybox lacks one, others stand in.
 *
 * Only what POSIX says, no `local`, no functions of bash: dash, ash of busybox, ksh and bash of the year 2005 read it.
 */
export const prelude = String.raw`
set -f
IFS=$(printf ' \t\n.')
IFS=${'$'}{IFS%.}
LC_ALL=C
LANG=C
PATH="${'$'}{PATH:-/usr/bin:/bin}:/usr/sbin:/sbin"
export LC_ALL LANG PATH
unset ENV BASH_ENV CDPATH
most=${mostBytes}
exec </dev/null 2>/dev/null 3>&1

have() { command -v "$1" >/dev/null; }

if [ "$(printf A | od -An -v -tx1 | tr -d ' \n\t')" = 41 ]; then
  hex() { od -An -v -tx1 | tr -d ' \n\t'; }
elif [ "$(printf A | hexdump -v -e '1/1 "%02x"')" = 41 ]; then
  hex() { hexdump -v -e '1/1 "%02x"'; }
elif [ "$(printf A | xxd -p)" = 41 ]; then
  hex() { xxd -p | tr -d '\n'; }
else
  printf '\n{"r":"%s","n":"no-hex"}\n' "$mark"
  exit 0
fi

if [ "$(printf ab | head -c 1)" = a ]; then
  cap() { head -c "$1"; }
else
  cap() { dd bs=1 count="$1"; }
fi

# A program and its time in seconds.
if timeout 5 true; then
  timed() { timeout "$@"; }
elif timeout -t 5 true; then
  timed() { timeout -t "$@"; }
else
  # In a session of its own a program is killed with all that it has started.
  if have setsid; then alone=setsid group=-; else alone= group=; fi
  timed() {
    seconds=$1
    shift
    $alone "$@" &
    child=$!
    ( exec >/dev/null 2>&1 3>&- 4>&-; sleep "$seconds"; kill -9 "$group$child" ) &
    watch=$!
    wait "$child"
    ended=$?
    kill "$watch"
    return "$ended"
  }
fi

# The answer to a question, by its name: what a command prints, and how it ends.
say() {
  name=$1
  shift
  printf '{"r":"%s","n":"%s","x":"' "$mark" "$name"
  { "$@"; printf '/%s' "$?"; } | cap "$most" | hex
  printf '"}\n'
}

# A program that prints on both of its outputs. Nothing is kept in files: what it says as an error waits in a variable.
say_both() {
  name=$1
  shift
  printf '{"r":"%s","n":"%s.out","x":"' "$mark" "$name"
  errors=$({ { "$@" 2>&4 4>&-; printf '/%s' "$?"; } | cap "$most" | hex >&3; } 4>&1 | { cat; printf /0; } | cap "$most" | hex)
  printf '"}\n{"r":"%s","n":"%s.err","x":"%s"}\n' "$mark" "$name" "$errors"
}
`;

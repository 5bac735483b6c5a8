/** What may stand in the first field of /etc/passwd and /etc/group, and begins no option. */
export function isAccountName(text: string): boolean {
  return /^[^-:/\p{Cc}][^:/\p{Cc}]{0,255}$/u.test(text);
}

/** Looks up one entry, through the machine's own name service where it has `getent`. */
export const entryFunctions = String.raw`
account_entry() {
  if have getent; then
    timed 10 getent "$1" "$2"
    return
  fi
  [ -r "/etc/$1" ] || return 91
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in "$2":*) printf '%s\n' "$line"; return 0 ;; esac
  done <"/etc/$1"
  return 2
}
`;

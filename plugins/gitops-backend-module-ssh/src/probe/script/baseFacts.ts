/** What a host is. What may hang or takes long stands in {@link lateFacts}. */
export const baseFacts = String.raw`
release() {
  for file in /etc/os-release /usr/lib/os-release; do
    [ -r "$file" ] && { cat "$file"; return; }
  done
  for file in /etc/alpine-release /etc/redhat-release /etc/SuSE-release /etc/debian_version; do
    [ -r "$file" ] && { printf '%s\n' "$file"; cat "$file"; return; }
  done
  return 90
}

# Debian's programs are found on machines of other families too, with an empty database.
if have dpkg-query && [ -s /var/lib/dpkg/status ]; then
  packages=dpkg
elif have apk; then
  packages=apk
elif have rpm; then
  packages=rpm
else
  packages=
fi

say uname uname -srm
say release release
say booted sed -n 's/^btime //p' /proc/stat
say account id -un
say packager printf %s "$packages"
`;

/**
 * Only file systems of the machine itself are looked at: to ask for one of a dead file server takes for ever.
 *
 * `needs-restarting` reads the whole database of packages, so it has the last word.
 */
export const lateFacts = String.raw`
local_disks() {
  set --
  while read -r source point kind rest; do
    case $kind in
      ext[234]|xfs|btrfs|zfs|jfs|reiserfs|f2fs|bcachefs|overlay)
        [ "$#" -lt 50 ] && set -- "$@" "$(printf '%b' "$point")" ;;
    esac
  done </proc/mounts
  [ "$#" -gt 0 ] && timed 10 df -P -k "$@"
}

restart_needed() {
  case $packages in
    dpkg)
      for file in /run/reboot-required /var/run/reboot-required; do
        [ -e "$file" ] && return 1
      done
      return 0 ;;
    rpm)
      have needs-restarting || return 90
      timed 15 needs-restarting -r >/dev/null ;;
    *)
      return 90 ;;
  esac
}

say disks local_disks
say restart restart_needed
`;

/** Name of our own module for Ansible. */
export const statModuleName = 'oneroof_stat';

/**
 * Our own module for Ansible, which runs on hosts, from Python 2.6 on. It only looks.
 *
 * Ansible's `stat` looks at one path in a run of Python, with a connection each, and puts variables of the host into paths
 * (`$HOME`). This one looks at all paths of a host at once, takes them as they are, and says that it came to the end.
 */
export const statModuleSource = `#!/usr/bin/python
from __future__ import absolute_import, division, print_function

import errno
import grp
import hashlib
import os
import pwd
import signal
import stat

from ansible.module_utils.basic import AnsibleModule

# Larger files are not summed up, nor are those that keep us waiting, such as /proc/kmsg.
MAX_SUM_BYTES = 256 * 1024 * 1024
MAX_SECONDS = 20


class Late(Exception):
    pass


def give_up(*_):
    raise Late()


def name_of(lookup, number):
    try:
        return lookup(number)[0]
    except KeyError:
        return None


def sum_of(name):
    sha256 = hashlib.sha256()
    size = 0
    with open(name, 'rb') as content:
        while True:
            block = content.read(65536)
            if not block:
                return sha256.hexdigest()
            size += len(block)
            if size > MAX_SUM_BYTES:
                return None
            sha256.update(block)


def look(path, wants_sum):
    name = path if isinstance(path, bytes) else path.encode('utf-8')
    try:
        found = os.lstat(name)
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ENOTDIR):
            return {'exists': False}
        return None
    mode = found.st_mode
    result = {
        'exists': True,
        'mode': '%04o' % stat.S_IMODE(mode),
        'islnk': stat.S_ISLNK(mode),
        'isdir': stat.S_ISDIR(mode),
        'isreg': stat.S_ISREG(mode),
        'isfifo': stat.S_ISFIFO(mode),
        'issock': stat.S_ISSOCK(mode),
        'isblk': stat.S_ISBLK(mode),
        'ischr': stat.S_ISCHR(mode),
        'uid': found.st_uid,
        'gid': found.st_gid,
        'pw_name': name_of(pwd.getpwuid, found.st_uid),
        'gr_name': name_of(grp.getgrgid, found.st_gid),
        'size': found.st_size,
        'mtime': found.st_mtime,
        'ctime': found.st_ctime,
    }
    if result['islnk']:
        result['lnk_target'] = os.readlink(name).decode('utf-8', 'replace')
    if wants_sum and os.path.isfile(name):
        signal.alarm(MAX_SECONDS)
        try:
            result['checksum'] = sum_of(name)
        except (IOError, OSError, Late):
            pass
        finally:
            signal.alarm(0)
    return result


def main():
    module = AnsibleModule(
        argument_spec={'paths': {'type': 'list', 'required': True}},
        supports_check_mode=True,
    )
    signal.signal(signal.SIGALRM, give_up)
    found = {}
    for item in module.params['paths']:
        result = look(item['path'], item['sum'])
        if result is not None:
            found[item['path']] = result
    module.exit_json(
        changed=False,
        ansible_facts={'oneroof_stat': found, 'oneroof_done': True},
    )


if __name__ == '__main__':
    main()
`;

import { ResourceView } from '@oneroof/plugin-gitops-common';

type CauseCode = NonNullable<ResourceView['cause']>['code'];

/** Hosts about which nothing can be told for the same reason. */
export interface UnknownHosts {
  code: CauseCode;
  /** What was said of the first of them, without the code that it may begin with. */
  message: string;
  hosts: string[];
}

/** Hosts that are unknown by the kind of their cause, the largest group first. */
export function groupUnknownHosts(resources: ResourceView[]): UnknownHosts[] {
  const groups = new Map<CauseCode, UnknownHosts>();
  for (const { sync, name, cause } of resources) {
    if (sync === 'unknown' && cause) {
      const group = groups.get(cause.code);
      if (group) {
        group.hosts.push(name);
      } else {
        const { code } = cause;
        groups.set(code, { code, message: withoutCode(cause), hosts: [name] });
      }
    }
  }
  return [...groups.values()].sort((a, b) => b.hosts.length - a.hosts.length);
}

function withoutCode({ code, message }: { code: string; message: string }) {
  return message.startsWith(`${code}: `)
    ? message.slice(code.length + 2)
    : message;
}

/** An inventory in app-config, ready to paste. */
export function inventoryConfigTemplate(inventory: string): string {
  return `gitops:
  inventories:
    - name: ${yamlText(inventory)}
      ansible:
        inventory:
          repository: {url: 'https://git.example.com/platform/inventory'}
          path: hosts.yaml
`;
}

/** Hosts of a group in an Ansible inventory, ready to paste. */
export function inventoryTemplate(group: string): string {
  return `${yamlText(group)}:
  hosts:
    web-01.example.com: {}
    web-02.example.com: {}
`;
}

/** A target of hosts in an environment, ready to paste. */
export function hostsTargetTemplate(options: {
  target: string;
  inventory: string;
  group: string;
}): string {
  const { target, inventory, group } = options;
  return `  targets:
    - name: ${yamlText(target)}
      hosts: {inventory: ${yamlText(inventory)}, group: ${yamlText(group)}}
`;
}

/** A playbook of a placement, ready to paste. */
export function playbookTemplate(target: string, path: string): string {
  return `      placements:
        - target: ${yamlText(target)}
          source: {path: ${yamlText(path)}}
          playbook: {folder: playbooks, file: site.yml}
`;
}

/** A first `goss.yaml`, ready to paste. */
export const gossTemplate = `package:
  nginx:
    installed: true
    versions: ['1.26.3-1']
service:
  nginx: {enabled: true, running: true}
file:
  /etc/nginx/nginx.conf:
    exists: true
    mode: '0644'
    owner: root
port:
  tcp:443: {listening: true}
`;

/** Names come from documents of others: whatever is no plain word is quoted. */
function yamlText(text: string): string {
  return /^[A-Za-z][A-Za-z0-9_-]*$/.test(text) &&
    !/^(y|n|yes|no|on|off|true|false|null)$/i.test(text)
    ? text
    : JSON.stringify(text);
}

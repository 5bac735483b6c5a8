/** A first `environment.yaml`, ready to paste. */
export const environmentTemplate = `apiVersion: oneroof.dev/v1alpha1
kind: Environment
metadata: {name: dev, title: Development}
spec:
  tier: development
  owner: group:default/platform
  targets:
    - {name: dev-1, kubernetes: {cluster: dev-1}}
    - {name: dev-hosts, hosts: {inventory: datacenter, group: web}}
`;

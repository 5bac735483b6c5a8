/** A first `delivery.yaml` for a component on clusters, ready to paste. */
export function deliveryTemplate(component: string, title: string): string {
  const name = documentName(title);
  return `apiVersion: oneroof.dev/v1alpha1
kind: Delivery
metadata: {name: ${name}}
spec:
  component: ${component}
  artifacts:
    - {name: api, image: registry.example.com/${name}}
  environments:
    - environment: dev
      placements:
        - {target: dev-1, namespace: ${name}, source: {path: apps/${name}/dev}}
    - environment: prod
      after: [dev]
      placements:
        - {target: prod-1, namespace: ${name}, source: {path: apps/${name}/prod}}
`;
}

/** The same for a component on hosts. */
export function hostsDeliveryTemplate(
  component: string,
  title: string,
): string {
  const name = documentName(title);
  return `apiVersion: oneroof.dev/v1alpha1
kind: Delivery
metadata: {name: ${name}}
spec:
  component: ${component}
  artifacts:
    - {name: server, package: ${name}}
  environments:
    - environment: dev
      placements:
        - {target: dev-hosts, source: {path: hosts/${name}/dev}}
    - environment: prod
      after: [dev]
      placements:
        - {target: prod-hosts, source: {path: hosts/${name}/prod}}
`;
}

/** Catalog names allow more than the names of documents do. */
function documentName(title: string): string {
  const name = title
    .toLocaleLowerCase('en-US')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 63)
    .replace(/^-+|-+$/g, '');
  return name || 'my-component';
}

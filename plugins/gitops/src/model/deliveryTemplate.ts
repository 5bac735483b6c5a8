/** A first `delivery.yaml` for a component, ready to paste. */
export function deliveryTemplate(component: string, name: string): string {
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

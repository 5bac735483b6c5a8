import { isDefaultElsewhere } from './dependentDefaults';

describe('isDefaultElsewhere', () => {
  it.each([
    ['containers.imagePullPolicy', 'Always', { image: 'a' }, false],
    ['containers.imagePullPolicy', 'Always', { image: 'h:5000/a' }, false],
    ['containers.imagePullPolicy', 'Always', { image: 'a:latest' }, false],
    ['containers.imagePullPolicy', 'Always', { image: 'a:1' }, true],
    ['containers.imagePullPolicy', 'Always', { image: 'a@sha256:b' }, true],
    ['initContainers.imagePullPolicy', 'IfNotPresent', { image: 'a' }, true],
    ['spec.policyTypes', ['Ingress'], {}, false],
    ['spec.policyTypes', ['Ingress'], { egress: [] }, false],
    ['spec.policyTypes', ['Ingress', 'Egress'], { egress: [{}] }, false],
    ['spec.policyTypes', ['Ingress', 'Egress'], {}, true],
    ['webhooks.failurePolicy', 'Ignore', {}, true],
    ['webhooks.timeoutSeconds', 10, {}, false],
    ['spec.dnsPolicy', 'ClusterFirst', {}, false],
  ])('%s: %j beside %j: %p', (name, value, siblings, elsewhere) => {
    const [parentField, field] = name.split('.');
    expect(
      isDefaultElsewhere({ parentField, field }, value, {
        siblings,
        apiVersion: 'example.com/v1',
      }),
    ).toBe(elsewhere);
  });

  it('knows the defaults of older versions', () => {
    const place = { parentField: 'webhooks', field: 'failurePolicy' };
    const at = { siblings: {}, apiVersion: 'example.com/v1beta1' };
    expect(isDefaultElsewhere(place, 'Ignore', at)).toBe(false);
    expect(isDefaultElsewhere(place, 'Fail', at)).toBe(true);
  });
});

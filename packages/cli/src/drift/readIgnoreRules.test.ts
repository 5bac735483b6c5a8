import { parseRules } from './readIgnoreRules';

const delivery = `apiVersion: oneroof.dev/v1alpha1
kind: Delivery
metadata: {name: shop}
spec:
  component: component:default/shop
  applier: flux
  ignoreDifferences: [{kind: Secret, jsonPointers: [/data]}]
  environments: [{environment: dev, placements: [{target: dev, source: {path: .}}]}]
`;

describe('parseRules', () => {
  it.each([
    ['a list', '- {kind: Secret, jsonPointers: [/data]}', undefined],
    [
      'a map as of an Application',
      'ignoreDifferences: [{kind: Secret, jsonPointers: [/data]}]',
      undefined,
    ],
    ['a Delivery', delivery, 'flux'],
  ])('reads %s', (_, text, applier) => {
    expect(parseRules('rules.yaml', text)).toEqual({
      ignoreDifferences: [{ kind: 'Secret', jsonPointers: ['/data'] }],
      ...(applier && { applier }),
    });
  });

  it.each([
    ['a misspelt field', '- {knid: Secret}', /^rules\.yaml: holds no list/],
    ['broken YAML', '- {', /^rules\.yaml:1:4 \(document 1\): /],
    ['text', 'hello', /^rules\.yaml: holds no list/],
    [
      'a Delivery with a mistake',
      delivery.replace('applier', 'aplier'),
      /^rules\.yaml:6:3 \(document 1\): spec\.aplier: no such field; did you mean "applier"\?/,
    ],
  ])('refuses %s', (_, text, message) => {
    expect(() => parseRules('rules.yaml', text)).toThrow(message);
  });
});

import { readFileSync } from 'fs';
import path from 'path';
import { findRule, healthRules } from './healthRules';
import { assessConditions } from './kinds/conditions';

const page = readFileSync(
  path.join(__dirname, '../../../../docs/health.md'),
  'utf8',
);

it.each([...healthRules.keys()])('docs/health.md names %s', name => {
  const kind = name.slice(name.indexOf('/') + 1);
  const group = name.slice(0, name.indexOf('/'));
  expect(page).toMatch(new RegExp(`\`(${group}/)?${kind}\``));
  expect(page).toContain(group);
});

it.each([
  ['s3.aws.upbound.io/v1', 'Bucket', true],
  ['upbound.io.example/v1', 'Bucket', false],
  ['serving.knative.dev/v1', 'Route', true],
  ['helm.toolkit.fluxcd.io/v2', 'HelmRelease', true],
  ['monitoring.coreos.com/v1', 'Prometheus', true],
  ['monitoring.coreos.com/v1', 'ServiceMonitor', false],
  ['__proto__', 'constructor', false],
])('%s %s has a rule of its family: %s', (apiVersion, kind, has) => {
  const rule = findRule({ apiVersion, kind, metadata: { name: 'a' } });
  expect(rule.assess !== assessConditions).toBe(has);
});

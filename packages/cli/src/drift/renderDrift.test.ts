import { countSync } from '@oneroof/plugin-gitops-common';
import { createStyle } from '../output/Style';
import { DriftedResource, DriftReport } from './driftReport';
import { renderDrift } from './renderDrift';

const now = new Date('2026-05-04T12:00:00Z');

const resource = (
  changes: Partial<DriftedResource> & Pick<DriftedResource, 'sync'>,
): DriftedResource => ({
  group: 'apps',
  kind: 'Deployment',
  namespace: 'shop',
  name: 'web',
  apiVersion: 'apps/v1',
  drift: [],
  unmanaged: [],
  ignoredBy: [],
  warnings: [],
  ...changes,
});

const report = (
  resources: DriftedResource[],
  problems: DriftReport['problems'] = [],
): DriftReport => ({
  apiVersion: 'oneroof.dev/v1alpha1',
  kind: 'DriftReport',
  context: 'eu-1',
  observedAt: now.toISOString(),
  sync: 'drifted',
  complete: true,
  counts: countSync(resources.map(({ sync }) => sync)),
  resources,
  problems,
});

const render = (
  shown: DriftReport,
  {
    env = {},
    columns,
  }: { env?: Record<string, string>; columns?: number } = {},
) =>
  renderDrift(
    shown,
    createStyle({
      cwd: '/',
      env,
      stdin: (async function* nothing() {})(),
      stdout: { write: () => true, isTTY: columns !== undefined, columns },
      stderr: { write: () => true },
      now: () => now,
      signal: new AbortController().signal,
    }),
  );

const drifted = resource({
  sync: 'drifted',
  drift: [
    {
      path: '.spec.replicas',
      op: 'change',
      desired: 3,
      live: 10,
      by: {
        words: 'scaled by hand with kubectl',
        manager: 'kubectl',
        operation: 'Update',
        subresource: 'scale',
        time: '2026-05-04T09:00:00Z',
      },
    },
    { path: '.spec.paused', op: 'remove', live: true },
    {
      path: '.metadata.labels.team',
      op: 'add',
      desired: 'shop',
      by: { words: 'nobody is recorded' },
    },
  ],
  unmanaged: [
    {
      path: '.metadata.labels.debug',
      live: 'yes',
      by: { words: 'changed by hand' },
    },
  ],
  warnings: [{ code: 'unknown-field', message: 'spec.replcas is no field' }],
});

describe('renderDrift', () => {
  it('shows the worst first, and only counts what is in sync', () => {
    expect(
      render(
        report(
          [
            resource({ sync: 'in-sync', name: 'quiet' }),
            resource({
              sync: 'ignored',
              name: 'scaled',
              ignoredBy: ['autoscaler web'],
            }),
            resource({
              sync: 'unknown',
              kind: 'Certificate',
              group: 'cert-manager.io',
              name: 'tls',
              cause: {
                code: 'forbidden',
                message: 'the permission is missing',
              },
            }),
            resource({
              sync: 'missing',
              kind: 'ClusterRole',
              group: 'rbac.authorization.k8s.io',
              namespace: undefined,
              name: 'reader',
            }),
            drifted,
          ],
          [
            {
              code: 'invalid-yaml',
              message: 'broken',
              file: 'a.yaml',
              document: 2,
              line: 9,
              column: 1,
            },
          ],
        ),
      ),
    ).toBe(`drifted  Deployment shop/web
    .spec.replicas  scaled by hand with kubectl, 3 h ago
      git   3
      live  10
    .spec.paused
      git   (absent)
      live  true
    .metadata.labels.team  nobody is recorded
      git   "shop"
      live  (absent)
    not declared: .metadata.labels.debug = "yes"  changed by hand
    spec.replcas is no field

missing  ClusterRole reader

unknown  Certificate.cert-manager.io shop/tls
    the permission is missing

ignored  Deployment shop/scaled
    ignored by autoscaler web

a.yaml:9:1 (document 2): broken

1 drifted, 1 missing, 1 unknown, 1 ignored, 1 in sync, 1 problem in files (context eu-1)
`);
  });

  it('paints for a terminal, and cuts what does not fit', () => {
    const long = resource({
      sync: 'drifted',
      drift: [{ path: '.data.a', op: 'add', desired: 'x'.repeat(100) }],
    });
    const lines = render(report([long]), { columns: 40 }).split('\n');
    expect(lines[0]).toBe(
      '\u001b[31mdrifted \u001b[39m Deployment shop/\u001b[1mweb\u001b[22m',
    );
    expect(lines[2]).toBe(`      git   "${'x'.repeat(26)}…`);
  });

  it('paints nothing for those who want no colours', () => {
    expect(
      render(report([drifted]), { columns: 80, env: { NO_COLOR: '1' } }),
    ).not.toContain('\u001b');
  });
});

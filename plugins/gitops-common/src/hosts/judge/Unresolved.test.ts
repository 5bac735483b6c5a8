import { HostFacts } from '../../model/host';
import { resolveHostManifest } from '../manifest';
import { judgeHost } from './judgeHost';

const observedAt = '2026-11-21T12:00:00Z';

const facts: HostFacts = {
  observedAt,
  packageManager: 'dpkg',
  things: {
    package: {
      complete: true,
      byKey: new Map([
        ['nginx', { properties: { installed: true, versions: ['1.2-1'] } }],
        ['vim', { properties: { installed: false, versions: [] } }],
      ]),
    },
  },
};

const judge = (...texts: string[]) =>
  judgeHost({
    ...resolveHostManifest(
      {
        files: texts.map((text, index) => ({
          path: `goss-${index}.yaml`,
          text,
        })),
        vars: {},
      },
      {},
    ),
    reading: { facts },
    now: new Date(observedAt),
    staleAfterMs: 1000,
  });

describe('what cannot be made out of a manifest', () => {
  it.each<[string, string, object]>([
    [
      'a property of a thing keeps the thing from being checked',
      'package: {nginx: {installed: true, versions: [{{ .Vars.v }}]}}',
      {
        sync: 'unknown',
        coverage: 0,
        unchecked: [
          {
            path: 'package[nginx].versions',
            reason: 'goss-0.yaml:1: the variable "v" is not set',
          },
        ],
        cause: {
          code: 'invalid',
          message: 'invalid: goss-0.yaml:1: the variable "v" is not set',
        },
      },
    ],
    [
      'a thing of which nothing is known is one thing, whatever is declared of it',
      'package:\n  nginx: {installed: true}\n  vim: {installed: {{ .Vars.a }}, versions: [{{ .Vars.b }}]}',
      { sync: 'unknown', coverage: 0.5 },
    ],
    [
      'a thing that nobody can look at is declared all the same',
      'package: {nginx: {installed: true}}\naddr: {"tcp://a:80": {reachable: true}}',
      {
        sync: 'unknown',
        coverage: 0.5,
        unchecked: [expect.objectContaining({ path: 'addr[tcp://a:80]' })],
      },
    ],
    [
      'what was found to differ is certain',
      'package: {nginx: {versions: ["2"]}, vim: {installed: {{ .Vars.a }}}}',
      {
        sync: 'drifted',
        coverage: 0.5,
        drift: [expect.objectContaining({ path: 'package[nginx].versions' })],
        unchecked: [
          expect.objectContaining({ path: 'package[vim].installed' }),
        ],
      },
    ],
    [
      'a file that cannot be read may declare anything',
      'package: {',
      {
        sync: 'unknown',
        coverage: 0,
        unchecked: [expect.objectContaining({ path: 'goss-0.yaml:1' })],
      },
    ],
    [
      'a fault in a comment touches nothing',
      '# {{ .Vars.a }}\npackage: {nginx: {installed: true}}',
      { sync: 'in-sync', coverage: 1, unchecked: [] },
    ],
    [
      'what the manifest leaves out is told, and no reason to doubt',
      'package: {nginx: {installed: true}, vim: {installed: true, skip: true}}',
      {
        sync: 'in-sync',
        coverage: 1,
        unchecked: [{ path: 'package[vim]', reason: 'skip: true' }],
      },
    ],
    [
      'a manifest that leaves out everything says nothing of the host',
      'package: {nginx: {installed: true, skip: true}}',
      {
        sync: 'unknown',
        cause: expect.objectContaining({ code: 'not-declared' }),
      },
    ],
  ])('%s', (_, text, verdict) => {
    expect(judge(text)).toMatchObject(verdict);
  });

  it('never judges what a file that cannot be read may override', () => {
    const wrong = 'package: {nginx: {versions: ["9"]}}';

    expect(judge(wrong, 'package: {').drift).toEqual([]);
    expect(judge('package: {', wrong).drift).toHaveLength(1);
  });
});

import { DeliveryArtifact } from '../../model/delivery';
import { HostFacts, HostThing } from '../../model/host';
import { releaseOf } from '../../model/releaseOf';
import {
  readDeclaredPackageVersions,
  readRunningPackageVersions,
} from './readPackageVersions';
import { resolveHostManifest } from './resolveHostManifest';

const artifacts: DeliveryArtifact[] = [
  { name: 'agent', package: 'payments-agent' },
  { name: 'api', image: 'ghcr.io/acme/payments-agent' },
  { name: 'twin', package: 'payments-agent' },
  { name: 'kernel', package: 'linux-image' },
];

const declare = (...texts: string[]) =>
  readDeclaredPackageVersions(
    texts.map(
      text =>
        resolveHostManifest(
          {
            files: [
              { path: 'goss.yaml', text: `package: {payments-agent: ${text}}` },
            ],
            vars: {},
          },
          {},
        ).items,
    ),
    artifacts.slice(0, 2),
  ).map(({ version }) => version);

const factsWith = (packages: Record<string, HostThing>): HostFacts => ({
  observedAt: '2026-11-21T12:00:00Z',
  things: {
    package: { complete: true, byKey: new Map(Object.entries(packages)) },
  },
});

describe('readDeclaredPackageVersions', () => {
  it.each<[string, string[], string[]]>([
    ['a version', ['{versions: ["1.10-1"]}'], ['1.10-1']],
    ['one that is no list', ['{versions: "1.2"}'], ['1.2']],
    ['several at a time', ['{versions: ["2", "1"]}'], ['1', '2']],
    ['one that must be the only one', ['{versions: {equal: ["1"]}}'], ['1']],
    ['any of a set', ['{versions: {consist-of: ["1"]}}'], ['1']],
    ['a range', ['{versions: {semver-constraint: ">1"}}'], []],
    ['another than one', ['{versions: {not: {equal: ["1"]}}}'], []],
    ['alternatives', ['{versions: {or: [["1"], ["2"]]}}'], []],
    ['a pattern beside one', ['{versions: [{have-prefix: "1."}, "2"]}'], ['2']],
    ['no version', ['{installed: true}'], []],
    ['its absence', ['{installed: false, versions: ["1"]}'], []],
    ['different ones', ['{versions: ["2"]}', '{versions: ["1"]}'], ['1', '2']],
    ['the same one', ['{versions: ["2"]}', '{versions: ["2"]}'], ['2']],
  ])('reads what hosts are to have: %s', (_, texts, versions) => {
    expect(declare(...texts)).toEqual(versions);
  });
});

describe('readRunningPackageVersions', () => {
  it('lists every version of every artifact of the package once, sorted', () => {
    const hosts = [
      factsWith({
        'payments-agent': { properties: { installed: true, versions: ['2'] } },
        'linux-image': { properties: { versions: ['6.1', '5.10'] } },
        other: { properties: { installed: true, versions: ['9'] } },
      }),
      factsWith({
        'payments-agent': { properties: { installed: true, versions: ['2'] } },
      }),
      factsWith({
        'payments-agent': { properties: { installed: false, versions: [] } },
        'linux-image': { cause: { code: 'timeout', message: 'timeout' } },
      }),
      { observedAt: '2026-11-21T12:00:00Z', things: {} },
    ];

    expect(readRunningPackageVersions(hosts, artifacts)).toEqual([
      { artifact: 'agent', version: '2' },
      { artifact: 'kernel', version: '5.10' },
      { artifact: 'kernel', version: '6.1' },
      { artifact: 'twin', version: '2' },
    ]);
  });

  it('makes the release that git declares, where all hosts run it', () => {
    const declared = declare('{versions: ["1.2-3"]}').map(version => ({
      artifact: 'agent',
      version,
    }));
    const running = readRunningPackageVersions(
      [
        factsWith({
          'payments-agent': {
            properties: { installed: true, versions: ['1.2-3'] },
          },
        }),
      ],
      artifacts.slice(0, 1),
    );

    expect(releaseOf(running)).toBe(releaseOf(declared));
  });
});

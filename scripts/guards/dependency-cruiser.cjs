// The floors of docs/architecture, as rules. Arrows only point down; rooms on one floor do not know each other.
const TEST = String.raw`(\.test\.tsx?$|/setupTests\.ts$|/__fixtures__/|/__testUtils__/)`;

const floor1 = '^plugins/gitops-common/';
const floor2 = '^plugins/gitops-node/';
const floor3 = '^plugins/(?!gitops-(?:common|node)/)([^/]+)/';
const floor4 = '^packages/';

const forbid = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from,
  to,
});

/** Within one package: files below `from` must not import files below `to`. A test may look at both sides. */
const order = (root, from, to) =>
  forbid(
    `${root.split('/')[1]}-${from}-to-${to}`.replace(/[^a-z-]+/g, '-'),
    `In ${root}, ${from} must not know ${to}.`,
    { path: `^${root}/src/(${from})/`, pathNot: TEST },
    { path: `^${root}/src/(${to})/` },
  );

const floors = [
  forbid(
    'floor-1-knows-nobody',
    'gitops-common holds words and judges; it knows no other room.',
    { path: floor1 },
    { path: [floor2, floor3, floor4] },
  ),
  forbid(
    'floor-2-knows-floor-1',
    'gitops-node holds ports; it knows only gitops-common.',
    { path: floor2 },
    { path: [floor3, floor4] },
  ),
  forbid(
    'floor-3-knows-no-neighbour',
    'Plugins and modules meet at run time, through extension points or HTTP.',
    { path: floor3, pathNot: TEST },
    { path: floor3, pathNot: '^plugins/$1/' },
  ),
  forbid(
    'floor-3-does-not-look-up',
    'A plugin must work in any portal, so it does not know this one; its tests neither.',
    { path: floor3 },
    { path: floor4 },
  ),
  forbid(
    'frontend-knows-no-port',
    'The frontend speaks HTTP; ports belong to the backend.',
    { path: '^plugins/gitops/' },
    { path: floor2 },
  ),
];

const rooms = [
  order(
    'plugins/gitops-common',
    'model',
    'diff|health|hosts|promotion|api|cases',
  ),
  order('plugins/gitops-common', 'diff|health', 'hosts'),
  order('plugins/gitops-common', 'diff|health|hosts|promotion', 'api|cases'),
  order('plugins/gitops-backend', 'database', 'loop|http'),
  order('plugins/gitops-backend', 'http', 'loop'),
  order('plugins/gitops-backend', 'loop', 'http'),
  forbid(
    'cli-is-no-portal',
    'The command line takes judges, ports and adapters; it knows neither the portal nor the world.',
    { path: '^packages/cli/', pathNot: TEST },
    {
      path: [
        '^plugins/gitops(-backend)?/',
        '^plugins/(catalog|scaffolder)-',
        '^packages/(?!cli/)',
      ],
    },
  ),
  forbid(
    'cli-starts-at-once',
    'What a command does is loaded when it is run, so that --help waits for nothing.',
    {
      path: '^packages/cli/src/([^/]+\\.ts$|commands/|terminal/)',
      pathNot: TEST,
    },
    {
      path: [
        '^plugins/',
        '^packages/cli/src/(cluster|drift|health|jq|judge|manifests|report|validate)/',
      ],
      dynamic: false,
      dependencyTypesNot: ['type-only'],
    },
  ),
  forbid(
    'row-types-stay-in-database',
    'Only database/ knows how a row looks; everything else speaks the model.',
    {
      path: '^plugins/',
      pathNot: [TEST, '^plugins/gitops-backend/src/database/'],
    },
    { path: '^plugins/gitops-backend/src/database/tables\\.ts$' },
  ),
];

module.exports = {
  forbidden: [
    forbid('no-cycles', 'No import cycles.', {}, { circular: true }),
    ...floors,
    ...rooms,
    forbid(
      'pure-core-has-no-node-builtins',
      'gitops-common runs in browsers too.',
      { path: `${floor1}src/`, pathNot: TEST },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'imports-resolve',
      'An import that resolves to nothing would slip through every other rule.',
      { path: '^(packages|plugins|scripts|e2e)/' },
      { couldNotResolve: true, pathNot: '\\.css$' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/(dist|dist-types|node_modules|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};

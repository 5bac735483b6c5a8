const script = file => ['node', '--import', 'tsx', `scripts/${file}`];

/** What each root script runs, once Node and the dependencies are there. Arguments of the caller are appended. */
export const commands = {
  demo: script('demo/main.ts'),
  test: script('test/main.ts'),
  judge: ['node', 'packages/cli/bin/oneroof', 'judge'],
  oneroof: ['node', 'packages/cli/bin/oneroof'],
  bench: script('bench/main.ts'),
  generate: script('generate/main.ts'),
  'generate:openapi': script('generate-openapi.ts'),
  'generate:schemas': script('generate-schemas.ts'),
  'api-reports': script('api-reports.ts'),

  start: ['backstage-cli', 'repo', 'start'],
  lint: ['backstage-cli', 'repo', 'lint'],
  fix: ['backstage-cli', 'repo', 'fix', '--publish'],
  'build:all': ['backstage-cli', 'repo', 'build', '--all'],
  clean: ['backstage-cli', 'repo', 'clean'],
  new: ['backstage-cli', 'new'],

  tsc: ['tsc'],
  'tsc:full': ['tsc', '--skipLibCheck', 'false', '--incremental', 'false'],
  'prettier:check': ['prettier', '--check', '.'],
  'prettier:fix': ['prettier', '--write', '.'],
  dependencies: [
    'depcruise',
    '--config',
    'scripts/guards/dependency-cruiser.cjs',
    'packages',
    'plugins',
    'scripts',
    'e2e',
  ],
  changeset: ['changeset'],
};

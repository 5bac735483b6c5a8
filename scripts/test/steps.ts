import { commands } from '../bootstrap/commands.mjs';
import { commandStep } from './commandStep';
import { endToEndStep } from './endToEndStep';
import { Step } from './Step';
import { unitStep } from './unitStep';

/** The whole suite, in the order in which it runs: what is quick to fail comes first. */
export const steps: readonly Step[] = [
  commandStep(
    'format',
    'Formatting (fix with `yarn prettier:fix`)',
    commands['prettier:check'],
  ),
  commandStep('lint', 'Lint, without warnings', [
    ...commands.lint,
    ...['--max-warnings', '0'],
  ]),
  commandStep(
    'dependencies',
    'Import cycles, floors and the order of rooms',
    commands.dependencies,
  ),
  commandStep('generated', 'Generated files (fix with `yarn generate`)', [
    ...commands.generate,
    '--check',
  ]),
  commandStep('packages', 'Package manifests (fix with `yarn fix`)', [
    ...commands.fix,
    '--check',
  ]),
  commandStep('types', 'Types', commands.tsc),
  commandStep(
    'api-reports',
    'API and SQL reports (fix with `yarn api-reports`)',
    [...commands['api-reports'], '--ci'],
  ),
  // After `types`, which writes the declarations that packages bring.
  commandStep('build', 'Every package can be built', [
    ...['backstage-cli', 'repo', 'build'],
  ]),
  unitStep,
  endToEndStep,
];

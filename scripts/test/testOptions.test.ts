import { passedOnce } from './Result';
import { Step } from './Step';
import { chooseSteps, UsageError } from './testOptions';

const step = (name: string): Step => ({
  name,
  title: name,
  run: async () => passedOnce,
});
const steps = [step('lint'), step('types'), step('unit')];
const names = (args: string[]) => chooseSteps(args, steps).map(s => s.name);

describe('chooseSteps', () => {
  it.each([
    { args: [], chosen: ['lint', 'types', 'unit'] },
    { args: ['--only', 'unit'], chosen: ['unit'] },
    { args: ['--only', 'unit, lint'], chosen: ['lint', 'unit'] },
  ])('$args chooses $chosen', ({ args, chosen }) => {
    expect(names(args)).toEqual(chosen);
  });

  it.each([[['--only', 'lnt']], [['--ony', 'lint']], [['lint']]])(
    'refuses %p and lists the names',
    args => {
      expect(() => names(args)).toThrow(UsageError);
      expect(() => names(args)).toThrow(/types/);
    },
  );
});

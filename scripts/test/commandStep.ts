import { failedOnce, passedOnce } from './Result';
import { runProgram } from './runProgram';
import { Step } from './Step';

/** A step that is one program: it passes when the program ends with exit code 0. */
export function commandStep(
  name: string,
  title: string,
  command: readonly string[],
): Step {
  return {
    name,
    title,
    async run({ root, signal }) {
      const succeeded = await runProgram(command, { cwd: root, signal });
      return succeeded ? passedOnce : failedOnce(`${name}: ${title}`);
    },
  };
}

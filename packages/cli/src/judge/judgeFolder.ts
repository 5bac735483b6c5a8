import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  AnswerJq,
  judgeDriftCase,
  judgeHealthCase,
  judgeVmCase,
} from '@oneroof/plugin-gitops-common/cases';

/**
 * Judges one case folder.
 *
 * @returns the lines in which expectation and verdict differ; or in words why the case is not judged
 */
export async function judgeFolder(
  folder: string,
  answerJq: AnswerJq,
): Promise<string[] | { skipped: string }> {
  const text = (name: string) => readFile(join(folder, name), 'utf8');
  const textIfThere = (name: string) =>
    text(name).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') {
        return undefined;
      }
      throw error;
    });
  const desired = await textIfThere('desired.yaml');
  if (desired !== undefined) {
    const texts = {
      case: await text('case.yaml'),
      desired,
      live: await text('live.json'),
      schema: await textIfThere('schema.json'),
    };
    return judgeDriftCase(texts, answerJq);
  }
  const object = await textIfThere('object.json');
  return object === undefined
    ? judgeVmCase({
        case: await text('case.yaml'),
        inventory: await textIfThere('inventory.json'),
        check: await textIfThere('check.json'),
        facts: await textIfThere('facts.json'),
        manifest: await textIfThere('goss.yaml'),
      })
    : judgeHealthCase({
        case: await text('case.yaml'),
        object,
        related: await textIfThere('related.json'),
      });
}

// Judges case folders: `yarn judge DIR...`. A folder is a case if it holds case.yaml, else a folder of such.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { judgeDriftCase } from '../plugins/gitops-common/src/__testUtils__/judgeDriftCase';
import { judgeHealthCase } from '../plugins/gitops-common/src/__testUtils__/judgeHealthCase';
import { JqEvaluator } from '../plugins/gitops-node/src/jq';

function findCases(folder: string): string[] {
  if (existsSync(path.join(folder, 'case.yaml'))) {
    return [folder];
  }
  return readdirSync(folder)
    .sort()
    .map(name => path.join(folder, name))
    .filter(entry => statSync(entry).isDirectory())
    .flatMap(findCases);
}

/** Lines in which expectation and verdict differ; undefined where no judge is there for the case. */
async function judgeCase(
  folder: string,
  jq: JqEvaluator,
): Promise<string[] | undefined> {
  const text = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  const textIfThere = (name: string) =>
    existsSync(path.join(folder, name)) ? text(name) : undefined;
  if (existsSync(path.join(folder, 'desired.yaml'))) {
    return judgeDriftCase(
      {
        case: text('case.yaml'),
        desired: text('desired.yaml'),
        live: text('live.json'),
        schema: textIfThere('schema.json'),
      },
      questions => jq.answer(questions),
    );
  }
  if (existsSync(path.join(folder, 'object.json'))) {
    return judgeHealthCase({
      case: text('case.yaml'),
      object: text('object.json'),
      related: textIfThere('related.json'),
    });
  }
  return undefined;
}

async function judgeSafely(
  folder: string,
  jq: JqEvaluator,
): Promise<string[] | undefined> {
  try {
    return await judgeCase(folder, jq);
  } catch (error) {
    return [`! ${error instanceof Error ? error.stack : String(error)}`];
  }
}

async function main(folders: string[]) {
  if (folders.length === 0) {
    process.stderr.write('Usage: judge DIR...\n');
    process.exitCode = 2;
    return;
  }
  const jq = new JqEvaluator();
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const folder of folders.flatMap(findCases)) {
    const lines = await judgeSafely(folder, jq);
    if (lines === undefined) {
      counts.skipped += 1;
      process.stdout.write(
        `skipped ${folder}: no judge for this kind of case\n`,
      );
    } else if (lines.length === 0) {
      counts.passed += 1;
    } else {
      counts.failed += 1;
      process.stdout.write(
        `FAILED ${folder}\n${lines.map(line => `  ${line}\n`).join('')}\n`,
      );
    }
  }
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  process.stdout.write(
    `${counts.passed} passed, ${counts.failed} failed${skipped}\n`,
  );
  process.exitCode = counts.failed > 0 ? 1 : 0;
  await jq.close();
}

void main(process.argv.slice(2));

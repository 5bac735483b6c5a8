import { judgeDriftCase } from '@oneroof/plugin-gitops-common/cases';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { JqEvaluator } from './JqEvaluator';

const folder = path.resolve(
  __dirname,
  '../../../gitops-common/src/__fixtures__/drift',
);

const jq = new JqEvaluator();

afterAll(() => jq.close());

it.each(readdirSync(folder).filter(name => name.startsWith('ignore-jq-')))(
  '%s',
  async name => {
    const text = (file: string) =>
      readFileSync(path.join(folder, name, file), 'utf8');
    const lines = await judgeDriftCase(
      {
        case: text('case.yaml'),
        desired: text('desired.yaml'),
        live: text('live.json'),
      },
      questions => jq.answer(questions),
    );
    expect(lines).toEqual([]);
  },
);

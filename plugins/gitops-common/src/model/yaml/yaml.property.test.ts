import fc from 'fast-check';
import { stringify } from 'yaml';
import { parseDeclarations } from '../parseDeclarations';
import { parseKubernetesManifests } from '../parseKubernetesManifests';

const yamlText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({
    unit: fc.constantFrom(
      ...'{}[]:-&*!|>\'"#%@,? \n\tab1<'.split(''),
      '<<: ',
      '- ',
      '&a ',
      '*a',
      '---\n',
      '__proto__: ',
    ),
    maxLength: 60,
  }),
  fc
    .jsonValue({ maxDepth: 4 })
    .map(value => stringify(value, { version: '1.1' })),
);

describe('texts of any kind', () => {
  it('never throw', () => {
    fc.assert(
      fc.property(yamlText, text => {
        const declarations = parseDeclarations({ file: 'f', text });
        const manifests = parseKubernetesManifests({ file: 'f', text });
        for (const problem of [
          ...declarations.problems,
          ...manifests.problems,
        ]) {
          expect(problem.message).not.toBe('');
          expect(problem.line ?? 1).toBeGreaterThan(0);
          expect(problem.column ?? 1).toBeGreaterThan(0);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('are read as what they say, where they are written as YAML 1.1', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string({ maxLength: 8 }),
          fc.oneof(fc.string({ maxLength: 12 }), fc.integer(), fc.boolean()),
        ),
        data => {
          const manifest = {
            apiVersion: 'v1',
            kind: 'ConfigMap',
            metadata: { name: 'a' },
            data,
          };
          const { objects, problems } = parseKubernetesManifests({
            file: 'f',
            text: stringify(manifest, { version: '1.1' }),
          });
          expect(problems).toEqual([]);
          expect(objects).toEqual([manifest]);
        },
      ),
    );
  });
});

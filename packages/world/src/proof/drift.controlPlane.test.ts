import { join } from 'node:path';
import {
  describeWhenFound,
  findControlPlane,
} from '@oneroof/plugin-gitops-node/testUtils';
import { createRandom } from '../life/createRandom';
import { appliers, GitApplier } from './appliers';
import { demoReleases } from './demoReleases';
import { describeAlarms, describeFindings } from './describeFindings';
import { expectFindings } from './expectFindings';
import { missingKubectl } from './Kubectl';
import { countMutations, planScenarios, Plot, works } from './planScenarios';
import { playScenarios } from './playScenario';
import { ProofBench } from './ProofBench';
import { readSamples, Sample } from './Sample';
import { releaseOf, stage } from './Scenario';

jest.setTimeout(240_000);

/** The plan of a run. Another one is played with another seed, a longer one with a larger size. */
const seed = Number(process.env.ONEROOF_PROOF_SEED ?? 20261121);
const size = Number(process.env.ONEROOF_PROOF_SIZE ?? 240);

const found = findControlPlane();

/*
 * Real manifests on a real API server, applied as the engines apply, then changed as people and programs change them
 * with the tools that they use. What must be found is known from what was done and from what the server answers.
 */
describeWhenFound(
  `the drift judge on a real API server (ONEROOF_PROOF_SEED=${seed})`,
  'missing' in found ? found.missing : missingKubectl(),
  () => {
    let bench: ProofBench;
    let samples: Sample[];
    let plots: Plot[];

    beforeAll(async () => {
      bench = await ProofBench.start();
      const all = readSamples(join(__dirname, 'samples'));
      for (const { manifest } of all.filter(sample => sample.isGround)) {
        await bench.define(manifest);
      }
      const served = await Promise.all(
        all.map(({ manifest }) => bench.tools.cluster.serves(manifest)),
      );
      samples = all.filter((sample, i) => served[i] && !sample.isGround);
      plots = planScenarios(
        createRandom(seed),
        { samples, appliers },
        { mutations: size, fates: 18 },
      );
    });

    afterAll(async () => {
      await bench?.stop();
    });

    const createNamespace = (name: string) =>
      bench.tools.kubectl.run(['create', 'namespace', name]);

    const stageAll = (list: readonly Plot[], namespace: string) =>
      Promise.all(
        list.map(async (plot, index) => {
          const { cluster } = bench.tools;
          const name = `${namespace}-${index}`;
          return (await cluster.isNamespaced(plot.sample.manifest))
            ? stage(plot, { name, namespace })
            : stage(plot, { name });
        }),
      );

    const plotsOf = (applier: GitApplier) =>
      plots.filter(plot => plot.applier === applier);

    it('has enough to show', () => {
      const kinds = new Set(samples.map(({ manifest }) => manifest.kind));

      expect(kinds.size).toBeGreaterThanOrEqual(25);
      expect(countMutations(plots)).toBeGreaterThanOrEqual(200);
      for (const applier of appliers) {
        expect(countMutations(plotsOf(applier))).toBeGreaterThanOrEqual(25);
      }
    });

    it.each(appliers)(
      'finds nothing in the applications of the demo after $name',
      async applier => {
        const namespace = `demo-${applier.name}`;
        await createNamespace(namespace);
        const autoscaling = samples
          .map(({ manifest }) => manifest.apiVersion)
          .filter(version => /^autoscaling\/v2/.test(version))[0];
        const releases = demoReleases(applier, { namespace, autoscaling });
        await applier.apply(
          releases.map(({ release }) => release),
          bench.tools,
        );

        const verdicts = await bench.judge({
          declared: releases.map(({ declared }) => declared),
          namespace,
          applier: applier.manager,
        });

        expect(describeAlarms(verdicts)).toEqual([]);
        expect(verdicts).toHaveLength(releases.length);
      },
    );

    it.each(appliers)(
      'finds nothing in objects of many kinds after $name',
      async applier => {
        const namespace = `quiet-${applier.name}`;
        await createNamespace(namespace);
        const scenarios = await stageAll(
          samples
            .filter(sample => works(sample, applier))
            .map(sample => ({ sample, applier, fate: 'kept', mutations: [] })),
          namespace,
        );
        await applier.apply(
          scenarios.map(scenario => releaseOf(scenario, namespace)),
          bench.tools,
        );

        const verdicts = await bench.judge({
          declared: scenarios.map(({ manifest }) => manifest),
          namespace,
          applier: applier.manager,
        });

        expect(describeAlarms(verdicts)).toEqual([]);
        expect(verdicts).toHaveLength(scenarios.length);
      },
    );

    it.each(appliers)(
      'finds exactly what was done after $name',
      async applier => {
        const namespace = `loud-${applier.name}`;
        await createNamespace(namespace);
        const scenarios = await stageAll(plotsOf(applier), namespace);
        await applier.apply(
          scenarios.map(scenario => releaseOf(scenario, namespace)),
          bench.tools,
        );
        await playScenarios(scenarios, bench.tools);

        const verdicts = await bench.judge({
          declared: scenarios.flatMap(({ declared }) => declared ?? []),
          alsoRead: scenarios.map(({ manifest }) => manifest),
          namespace,
          applier: applier.manager,
        });

        const byName = new Map(
          verdicts.map(v => [`${v.ref.kind}/${v.ref.name}`, v]),
        );
        const strangers = new Set(byName.keys());
        const surprises = await Promise.all(
          scenarios.map(async scenario => {
            const { fate, manifest, mutations } = scenario;
            const { cluster } = bench.tools;
            const object = `${manifest.kind}/${manifest.metadata.name}`;
            const verdict = byName.get(object);
            strangers.delete(object);
            const got = verdict && {
              sync: verdict.sync,
              findings: describeFindings(verdict),
            };
            const expected = expectFindings(
              scenario,
              fate === 'deleted' ? undefined : await cluster.get(manifest),
            );
            return JSON.stringify(got) === JSON.stringify(expected)
              ? []
              : [{ object, fate, mutations, expected, got }];
          }),
        );
        expect(surprises.flat()).toEqual([]);
        expect([...strangers]).toEqual([]);
      },
    );
  },
);

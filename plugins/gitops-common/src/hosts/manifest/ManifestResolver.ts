import { HostItem, HostManifest, UncheckedItem } from '../../model/host';
import { JsonValue } from '../../model/resource';
import { RenderProblem } from '../../model/snapshot';
import { compileItems } from './document/compileItems';
import { ManifestThings } from './document/ManifestThing';
import { fileLimits, hostManifestLimits } from './limits';
import { ManifestFile } from './ManifestFile';
import { ProblemList } from './ProblemList';
import { UsedVariables } from './template/findUsedVariables';

/**
 * What a manifest declares for one host.
 *
 * @public
 */
export interface ResolvedHostManifest {
  /** Each thing once. */
  items: readonly HostItem[];
  /**
   * What is wrong. `paths` names what is declared and cannot be told because of it, as `kind[key]` or
   * `kind[key].property`: it is unchecked. Without `paths` nobody knows what else is declared, so that a host is never in
   * sync; with none at all nothing is touched.
   */
  problems: readonly RenderProblem[];
  /** What the manifest itself leaves out (`skip: true`). It is told, and counts neither for nor against a host. */
  skipped: readonly UncheckedItem[];
}

type Vars = { [key: string]: JsonValue };

/** Reads the files of one manifest, for as many hosts as there are. */
export class ManifestResolver {
  /** Names of variables on which anything depends. */
  readonly uses: UsedVariables;
  private readonly files: readonly ManifestFile[];
  private readonly refusal: RenderProblem | undefined;

  constructor(files: HostManifest['files']) {
    this.refusal = findRefusal(files);
    this.files = this.refusal
      ? []
      : files.map(({ path, text }) => new ManifestFile(path, text));
    this.uses = unionOf(this.files.map(file => file.uses));
  }

  resolve(vars: Vars): ResolvedHostManifest {
    return this.compile((file, things, problems) =>
      file.resolve(vars, things, problems),
    );
  }

  /** What can be said before any variable is known; what is wrong then is wrong for every host. */
  check(): ResolvedHostManifest {
    const { problems, ...resolved } = this.compile((file, things, list) =>
      file.check(things, list),
    );
    return {
      ...resolved,
      problems: problems.filter(({ code }) => code !== 'missing-variable'),
    };
  }

  private compile(
    read: (
      file: ManifestFile,
      things: ManifestThings,
      problems: ProblemList,
    ) => void,
  ): ResolvedHostManifest {
    if (this.refusal) {
      return { items: [], problems: [this.refusal], skipped: [] };
    }
    const things: ManifestThings = new Map();
    const problems = new ProblemList();
    for (const file of this.files) {
      read(file, things, problems);
    }
    if (things.size > hostManifestLimits.items) {
      problems.addFile({
        code: 'invalid-desired',
        message: `more than ${hostManifestLimits.items} things are declared`,
      });
      things.clear();
    }
    const { items, skipped, faults } = compileItems(things);
    faults.forEach(({ fault, path }) => problems.add(fault, path));
    return {
      items,
      problems: problems.list(),
      skipped: skipped.map(path => ({ path, reason: 'skip: true' })),
    };
  }
}

function findRefusal(files: HostManifest['files']): RenderProblem | undefined {
  if (files.length > hostManifestLimits.files) {
    const message = `more than ${hostManifestLimits.files} goss files`;
    return { code: 'invalid-desired', message };
  }
  const long = files.find(({ text }) => text.length > fileLimits.characters);
  return (
    long && {
      code: 'invalid-desired',
      message: `longer than ${fileLimits.characters} characters`,
      file: long.path,
    }
  );
}

function unionOf(all: readonly UsedVariables[]): UsedVariables {
  const names = new Set<string>();
  for (const uses of all) {
    if (uses === 'all') {
      return 'all';
    }
    uses.forEach(name => names.add(name));
  }
  return names;
}

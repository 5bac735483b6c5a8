import { HostItem, HostManifest, UncheckedItem } from '../../model/host';
import { JsonValue } from '../../model/resource';
import { RenderProblem } from '../../model/snapshot';
import { hostItemPath } from '../judge/hostItemPath';
import { combineWays } from './document/combineWays';
import { compileItems } from './document/compileItems';
import { SlotFilling } from './document/fillSlots';
import { instantiateThings } from './document/instantiateThings';
import { ManifestThings } from './document/ManifestThing';
import { mergeThings } from './document/mergeThings';
import {
  ParsedManifestFile,
  parseManifestFile,
} from './document/parseManifestFile';
import { fileLimits, hostManifestLimits } from './limits';
import { ProblemList } from './ProblemList';
import { UsedVariables } from './template/findUsedVariables';
import { compileTemplate, ManifestTemplate } from './template/ManifestTemplate';
import { WrittenText } from './template/TemplateWriter';

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

/** Texts that one file may be parsed in at a time: hosts for which its conditions come out alike share one. */
const parsedTexts = 50;

class ManifestFile {
  private readonly template: ManifestTemplate;
  private readonly parsed = new Map<string, ParsedManifestFile>();

  constructor(readonly path: string, text: string) {
    this.template = compileTemplate(path, text);
  }

  get uses(): UsedVariables {
    return this.template.uses;
  }

  /** Adds what the file declares for one host. */
  resolve(vars: Vars, things: ManifestThings, problems: ProblemList) {
    const written = this.template.write(vars);
    if ('fault' in written) {
      // What cannot be read may override everything above.
      things.clear();
      problems.addFile(written.fault);
      return;
    }
    const ways = written.ways.map(way => ({ way, parsed: this.parse(way) }));
    const refusals = ways.flatMap(({ parsed }) => parsed.refusals);
    if (refusals.length > 0) {
      things.clear();
      refusals.forEach(fault => problems.addFile(fault));
      return;
    }
    for (const { way, parsed } of ways) {
      const filling = new SlotFilling(way.slots, this.path);
      for (const { kind, key, fault } of parsed.unread) {
        problems.add(fault, hostItemPath(kind, filling.showText(key)));
      }
      for (const slot of way.slots) {
        if ('fault' in slot) {
          problems.add(slot.fault);
        }
      }
    }
    const [fault] = written.faults;
    written.faults.forEach(other => problems.add(other));
    const instances = ways.map(({ way, parsed }) =>
      instantiateThings(parsed, way.slots, this.path),
    );
    mergeThings(things, combineWays(instances, fault));
  }

  private parse({ text, toSource }: WrittenText): ParsedManifestFile {
    const known = this.parsed.get(text);
    if (known) {
      return known;
    }
    if (this.parsed.size >= parsedTexts) {
      this.parsed.clear();
    }
    const parsed = parseManifestFile(this.path, text, toSource);
    this.parsed.set(text, parsed);
    return parsed;
  }
}

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
    if (this.refusal) {
      return { items: [], problems: [this.refusal], skipped: [] };
    }
    const things: ManifestThings = new Map();
    const problems = new ProblemList();
    for (const file of this.files) {
      file.resolve(vars, things, problems);
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

import { JsonValue } from '../../model/resource';
import { hostItemPath } from '../judge/hostItemPath';
import { combineWays } from './document/combineWays';
import { compileThing } from './document/compileThing';
import { SlotFilling } from './document/fillSlots';
import { instantiateThings } from './document/instantiateThings';
import { ManifestThings } from './document/ManifestThing';
import { mergeThings } from './document/mergeThings';
import {
  ParsedManifestFile,
  parseManifestFile,
} from './document/parseManifestFile';
import { ManifestFault } from './ManifestFault';
import { ProblemList } from './ProblemList';
import { UsedVariables } from './template/findUsedVariables';
import { compileTemplate, ManifestTemplate } from './template/ManifestTemplate';
import { WrittenText } from './template/TemplateWriter';

type Vars = { [key: string]: JsonValue };

/** A file with the variables of one host, in all the ways that its conditions leave open. */
interface ReadFile {
  ways: Array<{ way: WrittenText; parsed: ParsedManifestFile }>;
  faults: readonly ManifestFault[];
}

/** Texts that one file may be parsed in at a time: hosts for which its conditions come out alike share one. */
const parsedTexts = 50;

/** One file of a manifest, for as many hosts as there are. */
export class ManifestFile {
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
    const read = this.read(vars);
    const refusals = 'fault' in read ? [read.fault] : refusalsOf(read.ways);
    if ('fault' in read || refusals.length > 0) {
      refuse(refusals, things, problems);
    } else {
      this.add(read, things, problems);
    }
  }

  /** Adds what can be said of the file before any variable is known. */
  check(things: ManifestThings, problems: ProblemList) {
    const read = this.read({});
    if ('fault' in read) {
      refuse([read.fault], things, problems);
      return;
    }
    // Conditions that contradict each other are not known to, so that not every way can really be gone.
    const ways = read.ways.filter(({ parsed }) => parsed.refusals.length === 0);
    if (ways.length === 0) {
      refuse(refusalsOf(read.ways.slice(0, 1)), things, problems);
      return;
    }
    this.add({ ...read, ways }, things, problems);
    // Of what only some ways declare nothing is known above, and mistakes in it would go unseen.
    if (ways.length > 1) {
      ways.forEach(way => this.checkWay(way, problems));
    }
  }

  private checkWay(
    { way, parsed }: ReadFile['ways'][number],
    problems: ProblemList,
  ) {
    const things = instantiateThings(parsed, way.slots, this.path);
    for (const thing of things.values()) {
      for (const { fault, path } of compileThing(thing).faults) {
        problems.add(fault, path);
      }
    }
  }

  private read(vars: Vars): ReadFile | { fault: ManifestFault } {
    const written = this.template.write(vars);
    return 'fault' in written
      ? written
      : {
          faults: written.faults,
          ways: written.ways.map(way => ({ way, parsed: this.parse(way) })),
        };
  }

  private add(
    { ways, faults }: ReadFile,
    things: ManifestThings,
    problems: ProblemList,
  ) {
    for (const { way, parsed } of ways) {
      const filling = new SlotFilling(way.slots, this.path);
      for (const { kind, key, fault } of parsed.unread) {
        problems.add(fault, hostItemPath(kind, filling.showText(key)));
      }
      way.faults.forEach(fault => problems.add(fault));
      for (const slot of way.slots) {
        if ('fault' in slot) {
          problems.add(slot.fault);
        }
      }
    }
    faults.forEach(fault => problems.add(fault));
    const instances = ways.map(({ way, parsed }) =>
      instantiateThings(parsed, way.slots, this.path),
    );
    mergeThings(things, combineWays(instances, faults[0]));
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

function refusalsOf(ways: ReadFile['ways']): ManifestFault[] {
  return ways.flatMap(({ parsed }) => parsed.refusals);
}

/** What cannot be read may override everything that other files have declared so far. */
function refuse(
  faults: readonly ManifestFault[],
  things: ManifestThings,
  problems: ProblemList,
) {
  things.clear();
  faults.forEach(fault => problems.addFile(fault));
}

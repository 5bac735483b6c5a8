import { HostItem, UncheckedItem } from '../../model/host';
import { RenderProblem } from '../../model/snapshot';
import { hostItemPath } from './hostItemPath';
import { toldText } from './toldValue';

/** What of a manifest could not be made out for a host. Whoever has none of it pays nothing. */
export class Unresolved {
  readonly unchecked: UncheckedItem[] = [];
  /** Why the host cannot be called in sync. */
  readonly reason?: string;
  /** Things of which not everything is known. */
  private readonly things = new Set<string>();
  /** Files that say nobody knows what. */
  private unknown = 0;

  constructor(problems: readonly RenderProblem[]) {
    for (const problem of problems) {
      // A problem that touches nothing, such as one in a comment, is told by those who check manifests.
      if (problem.paths?.length !== 0) {
        this.reason ??= toldText(sentenceOf(problem));
        this.add(problem);
      }
    }
  }

  /** How many things are declared: those that are judged, and those of which nothing could be made out. */
  countDeclared(items: readonly HostItem[]): number {
    const others = new Set(this.things);
    if (others.size > 0) {
      items.forEach(({ kind, key }) => others.delete(hostItemPath(kind, key)));
    }
    return items.length + others.size + this.unknown;
  }

  /** Whether a part of what is declared of a thing is missing among its properties. */
  touches({ kind, key }: HostItem): boolean {
    return this.things.size > 0 && this.things.has(hostItemPath(kind, key));
  }

  private add(problem: RenderProblem) {
    const { paths, message } = problem;
    if (!paths) {
      this.unknown += 1;
      const path = placeOf(problem) ?? 'manifest';
      this.unchecked.push({ path: toldText(path), reason: toldText(message) });
      return;
    }
    for (const path of paths) {
      this.things.add(thingOf(path));
      const reason = toldText(sentenceOf(problem));
      this.unchecked.push({ path: toldText(path), reason });
    }
  }
}

/** The thing that a path is about: `kind[key]` of `kind[key].property`. */
function thingOf(path: string): string {
  const end = path.endsWith(']') ? -1 : path.lastIndexOf('].');
  return end < 0 ? path : path.slice(0, end + 1);
}

function placeOf({ file, line }: RenderProblem): string | undefined {
  return file !== undefined && line !== undefined ? `${file}:${line}` : file;
}

function sentenceOf(problem: RenderProblem): string {
  const place = placeOf(problem);
  return place === undefined ? problem.message : `${place}: ${problem.message}`;
}

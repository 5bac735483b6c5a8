import { RenderProblem } from '../../model/snapshot';
import { hostManifestLimits } from './limits';
import { ManifestFault } from './ManifestFault';

/** Collects faults into problems: one for each thing that is wrong, with all that cannot be told because of it. */
export class ProblemList {
  private readonly byText = new Map<
    string,
    { fault: ManifestFault; paths: Set<string> | undefined }
  >();

  /** Nothing that the file declares can be told, so nothing is said of what it touches. */
  addFile(fault: ManifestFault) {
    this.entryOf(fault).paths = undefined;
  }

  /** @param paths - what cannot be told because of it; none where it does no harm */
  add(fault: ManifestFault, ...paths: string[]) {
    const entry = this.entryOf(fault);
    paths.forEach(path => entry.paths?.add(path));
  }

  list(): RenderProblem[] {
    const problems = [...this.byText.values()].map(({ fault, paths }) => ({
      ...fault,
      ...(paths && { paths: [...paths] }),
    }));
    if (problems.length <= hostManifestLimits.problems) {
      return problems;
    }
    const told = problems.slice(0, hostManifestLimits.problems);
    const rest = problems.slice(told.length);
    const message = `${rest.length} more problems of this kind or another`;
    const isWhole = rest.every(({ paths }) => paths !== undefined);
    return [
      ...told,
      {
        code: 'invalid-desired',
        message,
        ...(isWhole && { paths: rest.flatMap(({ paths }) => paths ?? []) }),
      },
    ];
  }

  private entryOf(fault: ManifestFault) {
    const text = JSON.stringify([fault.code, fault.message, fault.file]);
    const entry = this.byText.get(text) ?? { fault, paths: new Set<string>() };
    this.byText.set(text, entry);
    return entry;
  }
}

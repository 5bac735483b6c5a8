import {
  isHostManifestFile,
  parseDeclarations,
} from '@oneroof/plugin-gitops-common';
import { reportVersion } from '../report/fields';
import { toProblem } from '../report/toProblem';
import { ReadFile } from './ReadFile';
import { validateHostManifests } from './validateHostManifests';
import { ValidationReport } from './validationReport';

/** Checks files that declare environments and deliveries, and those of host manifests. */
export function validateFiles(files: readonly ReadFile[]): ValidationReport {
  const report: ValidationReport = {
    apiVersion: reportVersion,
    kind: 'ValidationReport',
    complete: files.every(file => 'text' in file),
    files: [],
    problems: [],
  };
  for (const entry of files) {
    const { file } = entry;
    if ('failure' in entry) {
      report.problems.push({
        code: 'unreadable',
        message: entry.failure,
        file,
      });
      continue;
    }
    if (isHostManifestFile(file)) {
      continue;
    }
    const parsed = parseDeclarations({ file, text: entry.text });
    report.files.push({
      file,
      environments: parsed.environments.map(({ metadata }) => metadata.name),
      deliveries: parsed.deliveries.map(({ metadata }) => metadata.name),
    });
    report.problems.push(...parsed.problems.map(toProblem));
  }
  const hosts = validateHostManifests(files);
  if (hosts.manifests.length > 0) {
    report.hostManifests = hosts.manifests;
    report.problems.push(...hosts.problems.map(toProblem));
  }
  const isSilent =
    report.problems.length === 0 &&
    hosts.manifests.length === 0 &&
    report.files.every(
      ({ environments, deliveries }) =>
        environments.length + deliveries.length === 0,
    );
  if (isSilent) {
    report.complete = false;
    report.problems.push({
      code: 'nothing-declared',
      message: `no document of ${reportVersion} in ${files
        .map(({ file }) => file)
        .join(', ')}`,
    });
  }
  return report;
}

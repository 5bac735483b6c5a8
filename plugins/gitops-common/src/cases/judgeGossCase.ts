import { judgeHost, parseAnsibleFacts, resolveHostManifest } from '../hosts';
import { HostVerdict, JsonValue } from '../model';
import { VmCaseTexts } from './VmCaseTexts';

/** How long facts count. */
const staleAfterMs = 24 * 60 * 60 * 1000;

interface GossCaseOptions {
  now: Date;
  vars: Record<string, JsonValue>;
  /** The one host that the facts are of. */
  targets: readonly string[];
}

/** The verdict about the host whose facts stand in the case. */
export function judgeGossCase(
  { manifest = '', facts = '' }: VmCaseTexts,
  { now, vars, targets }: GossCaseOptions,
): Map<string, HostVerdict> {
  const resolved = resolveHostManifest(
    { files: [{ path: 'goss.yaml', text: manifest }], vars },
    {},
  );
  const verdict = judgeHost({
    ...resolved,
    reading: parseAnsibleFacts(facts),
    now,
    staleAfterMs,
  });
  return new Map(targets.map(target => [target, verdict]));
}

import { ResourceVerdict } from '@oneroof/plugin-gitops-common';

/** What a verdict has found, as one line each, sorted. */
export function describeFindings({
  drift,
  unmanaged,
}: ResourceVerdict): string[] {
  const by = (manager: string | undefined) => (manager ? ` by ${manager}` : '');
  return [
    ...drift.map(item => `${item.op} ${item.path}${by(item.by?.manager)}`),
    ...unmanaged.map(item => `unmanaged ${item.path}${by(item.by?.manager)}`),
  ].sort();
}

/** A line for each verdict that says anything but that all is well. */
export function describeAlarms(verdicts: readonly ResourceVerdict[]): string[] {
  return verdicts.flatMap(verdict => {
    const { ref, sync, cause } = verdict;
    const findings = describeFindings(verdict);
    return sync === 'in-sync' && findings.length === 0
      ? []
      : [
          [`${ref.kind}/${ref.name}`, sync, cause?.message, ...findings]
            .filter(Boolean)
            .join(' '),
        ];
  });
}

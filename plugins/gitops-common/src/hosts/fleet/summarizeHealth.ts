import { Health, HealthStatus } from '../../model/health';
import { worstHealth } from '../../model/severity';
import { compareText } from '../compareText';

/** Names that stand in a sentence. */
const mostNamed = 2;

/**
 * Health of a placement on many hosts: the worst, with the reason that most of the hosts have that are as bad, and the
 * first of their names: `3 of 40 hosts: service nginx is not running (pay-07, pay-31, …)`. The same whatever the order
 * of the hosts.
 *
 * @public
 */
export function summarizeHealth(
  hosts: Iterable<{ host: string; health: Health }>,
): { status: HealthStatus; reason?: string } {
  const all = [...hosts];
  const status = worstHealth(all.map(({ health }) => health.status));
  if (status === 'healthy') {
    return { status };
  }
  const reasons = new Map<string, string[]>();
  for (const { host, health } of all) {
    if (health.status === status) {
      const reason = health.reason ?? status;
      const names = reasons.get(reason) ?? [];
      names.push(host);
      reasons.set(reason, names);
    }
  }
  const sorted = [...reasons].sort(
    ([a, x], [b, y]) => y.length - x.length || compareText(a, b),
  );
  const [reason, names] = sorted[0];
  const others = sorted
    .slice(1)
    .reduce((sum, [, some]) => sum + some.length, 0);
  const counted = `${names.length} of ${all.length} hosts: ${reason}`;
  const also = others > 0 ? `; ${others} more for other reasons` : '';
  return {
    status,
    reason:
      all.length === 1 ? reason : `${counted} (${nameSome(names)})${also}`,
  };
}

function nameSome(names: string[]): string {
  const first = names.sort().slice(0, mostNamed);
  return names.length > mostNamed ? `${first.join(', ')}, …` : first.join(', ');
}

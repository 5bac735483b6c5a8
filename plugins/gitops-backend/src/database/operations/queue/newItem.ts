import { WorkQueueRow } from '../../tables';

/** An item that the queue did not know: due now, asked for once, never attempted. */
export function newItem(
  key: string,
  now: Date,
): Pick<
  WorkQueueRow,
  'key' | 'due_at' | 'requests' | 'seen_requests' | 'attempts' | 'took_ms'
> {
  return {
    key,
    due_at: now.toISOString(),
    requests: 1,
    seen_requests: 0,
    attempts: 0,
    took_ms: 0,
  };
}

import { useEffect, useState } from 'react';

/** The present time in milliseconds, fresh every `every` milliseconds while something shows it. */
export function useNow(every: number = 10_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}

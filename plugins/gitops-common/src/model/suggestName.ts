/** Longer texts are no misspelt names, and comparing them would cost. */
const maxLength = 64;

/** Shorter beginnings fit too much. */
const minPrefix = 3;

/** The name that somebody had in mind who wrote another one; `undefined` where none is close. */
export function suggestName(
  written: string,
  names: readonly string[],
): string | undefined {
  if (written.length > maxLength) {
    return undefined;
  }
  const typed = written.toLowerCase();
  const ranked = names
    .map(name => ({ name, distance: distanceOf(typed, name) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  return best && best.distance <= Math.max(1, Math.floor(typed.length / 3))
    ? best.name
    : undefined;
}

function distanceOf(typed: string, name: string): number {
  const other = name.toLowerCase();
  const isBeginning = typed.length >= minPrefix && other.startsWith(typed);
  return isBeginning ? 1 : editsBetween(typed, other);
}

/** Letters to add, drop, replace, or swap with their neighbour. */
function editsBetween(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = rows[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          replaced,
          rows[i - 1][j] + 1,
          row[j - 1] + 1,
          isSwap ? rows[i - 2][j - 2] + 1 : Infinity,
        ),
      );
    }
    rows.push(row);
  }
  return rows[a.length][b.length];
}

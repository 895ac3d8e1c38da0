/** Levenshtein distance, row by row; names are short. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

const NAME_MAX = 60;

/** Of what is known, what somebody has probably meant. */
export function nearestName(name: string, known: readonly string[]): string {
  const meant = name.slice(0, NAME_MAX).toLowerCase();
  return known.reduce((best, candidate) => (distance(meant, candidate) < distance(meant, best) ? candidate : best), known[0] ?? "");
}

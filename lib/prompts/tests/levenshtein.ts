/**
 * How many characters have to be put in, taken out or replaced to make one text of the other, or null where it is more than `most`.
 * Only the band of cells within `most` of the diagonal is filled (Ukkonen, 1985), so time grows with length times `most`.
 */
export function distanceWithin(from: string, to: string, most: number): number | null {
  const [short, long] = from.length <= to.length ? [from, to] : [to, from];
  if (long.length - short.length > most) return null;
  const far = most + 1;
  let row = Uint32Array.from({ length: short.length + 1 }, (_, column) => Math.min(column, far));
  let next = new Uint32Array(short.length + 1);
  for (let line = 1; line <= long.length; line += 1) {
    const from = Math.max(1, line - most);
    const to = Math.min(short.length, line + most);
    next.fill(far);
    next[0] = Math.min(line, far);
    let least = next[0] ?? far;
    for (let column = from; column <= to; column += 1) {
      const isSame = short.charCodeAt(column - 1) === long.charCodeAt(line - 1);
      const replaced = (row[column - 1] ?? far) + (isSame ? 0 : 1);
      const cell = Math.min(replaced, (row[column] ?? far) + 1, (next[column - 1] ?? far) + 1, far);
      next[column] = cell;
      if (cell < least) least = cell;
    }
    if (least > most) return null;
    [row, next] = [next, row];
  }
  const distance = row[short.length] ?? far;
  return distance > most ? null : distance;
}

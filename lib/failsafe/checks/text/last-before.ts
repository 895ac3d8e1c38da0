/** Of spans in order and apart, the last that begins at `position` or before. */
export function lastBefore<Span extends { readonly start: number }>(spans: readonly Span[], position: number): Span | undefined {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return spans[low - 1];
}

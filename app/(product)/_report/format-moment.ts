/** "2026-03-12T09:05:07.123Z" reads 2026-03-12 09:05: sortable by eye, and UTC like the days of the report. */
export function formatMoment(iso: string): string {
  return iso.slice(0, 16).replace("T", " ");
}

const day = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });

export function whenOf(iso: string): string {
  return day.format(new Date(iso));
}

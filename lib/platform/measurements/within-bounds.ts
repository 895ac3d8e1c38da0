import { FAMILY_LINES_MAX, LINES_MAX, linesOf } from "../metric-families.ts";
import type { StoredSeries } from "./series.store.ts";

export function idOf({ name, key }: Pick<StoredSeries, "name" | "key">): string {
  return `${name}${key}`;
}

/** The first of them that the deployment has room for; a family that grows leaves the others theirs. */
export function withinBounds<Each extends StoredSeries>(series: readonly Each[]): Each[] {
  const ofFamilies = new Map<string, number>();
  let all = 0;
  return series.filter(({ name, cells }) => {
    const more = linesOf(name, cells.length > 1);
    const ofFamily = (ofFamilies.get(name) ?? 0) + more;
    if (all + more > LINES_MAX || ofFamily > FAMILY_LINES_MAX) return false;
    all += more;
    ofFamilies.set(name, ofFamily);
    return true;
  });
}

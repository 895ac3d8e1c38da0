const MINUTE_S = 60;
const HOUR_S = 3_600;
const DAY_S = 86_400;

/** "2 d 3 h", "3 h 05 min", "4:09": the nearer the end, the finer. */
export function formatLeft(seconds: number): string {
  if (seconds >= DAY_S) return `${Math.floor(seconds / DAY_S)} d ${Math.floor((seconds % DAY_S) / HOUR_S)} h`;
  const minutes = Math.floor((seconds % HOUR_S) / MINUTE_S);
  if (seconds >= HOUR_S) return `${Math.floor(seconds / HOUR_S)} h ${String(minutes).padStart(2, "0")} min`;
  return `${minutes}:${String(seconds % MINUTE_S).padStart(2, "0")}`;
}

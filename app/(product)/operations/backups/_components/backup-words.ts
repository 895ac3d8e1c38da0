import { Archive, CircleAlert, CircleCheck, Hourglass, LoaderCircle, type LucideIcon, Trash2 } from "lucide-react";
import type { Backup } from "../../../../_client/backups.ts";
import type { BadgeTone } from "../../../../_ui/badge.tsx";

export const BACKUP_LOOKS: Readonly<Record<Backup["state"], { word: string; tone: BadgeTone; icon: LucideIcon }>> = {
  waiting: { word: "Waits", tone: "neutral", icon: Hourglass },
  copying: { word: "Being made", tone: "info", icon: LoaderCircle },
  verifying: { word: "Being verified", tone: "info", icon: LoaderCircle },
  drilling: { word: "Being rehearsed", tone: "info", icon: LoaderCircle },
  complete: { word: "Whole", tone: "safe", icon: CircleCheck },
  failed: { word: "Failed", tone: "blocked", icon: CircleAlert },
  deleted: { word: "Deleted", tone: "neutral", icon: Trash2 },
};
export const KIND_WORDS = { snapshot: "One moment", "per-collection": "By collection" } as const;
export const KEPT_WORDS = { recent: "two days", daily: "daily", weekly: "weekly", monthly: "monthly" } as const;
export const STORAGE_WORDS: Readonly<Record<string, string>> = {
  folder: "a folder of the server",
  s3: "an S3-compatible bucket",
  blob: "Vercel Blob",
};
export const BackupIcon = Archive;

export const isUnderWay = ({ state }: Pick<Backup, "state">): boolean =>
  state === "waiting" || state === "copying" || state === "verifying" || state === "drilling";

/** "3 h", "2 days": how long ago, for looking whether it is still young enough. */
export function formatAge(iso: string, now: number): string {
  const minutes = Math.max(0, Math.floor((now - Date.parse(iso)) / 60_000));
  if (minutes < 60) return `${minutes} min`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 1_440)} days`;
}

import { z } from "zod";

const moment = z.iso.datetime();

export const scheduleRunSchema = z.object({
  id: z.string(),
  slot: moment.describe("The moment it was for"),
  trigger: z.enum(["clock", "person"]),
  state: z.enum(["queued", "running", "done", "failed", "missed"]),
  isLate: z.boolean(),
  attempt: z.int().describe("More than one: a process that ran it died"),
  startedAt: moment.nullable(),
  finishedAt: moment.nullable(),
  durationMs: z.int().nullable(),
  error: z.string().nullable(),
  count: z.int().describe("Of missed ones: for how many slots it stands"),
});
export type ScheduleRunView = z.infer<typeof scheduleRunSchema>;

export const scheduleViewSchema = z.object({
  name: z.string(),
  title: z.string(),
  cron: z.string().describe("In UTC"),
  timeoutMs: z.int(),
  whenMissed: z.enum(["run-latest", "skip"]),
  nextAt: moment,
  /** The newest that is over or goes on; null before the first. */
  last: scheduleRunSchema.nullable(),
  isRunning: z.boolean(),
  isOverdue: z.boolean().describe("Its newest slot was not begun, and should have been"),
  runs: z.array(scheduleRunSchema).describe("The last twenty, newest first"),
});
export type ScheduleView = z.infer<typeof scheduleViewSchema>;

export const scheduleListSchema = z.object({
  items: z.array(scheduleViewSchema),
  tickMinutes: z.int(),
  lastTickAt: moment.nullable().describe("When anything was begun last; null before the first tick"),
});
export type ScheduleList = z.infer<typeof scheduleListSchema>;

export const runScheduleSchema = z.strictObject({ name: z.string().min(1).max(100), reason: z.string().trim().min(3).max(500) });
export type RunScheduleInput = z.infer<typeof runScheduleSchema>;

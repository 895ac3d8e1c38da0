import { z } from "zod";
import { topicSchema } from "../schema.ts";
import { isTimeZone } from "./quiet-hours.ts";

const channelSchema = z.enum(["email", "sms", "telegram", "webhook"]);

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "Enter a time such as 22:30.");
const switches = z.strictObject({ email: z.boolean(), sms: z.boolean(), telegram: z.boolean(), webhook: z.boolean() });

const quietHoursSchema = z
  .strictObject({
    from: time,
    to: time,
    timeZone: z.string().max(64).refine(isTimeZone, "Choose a time zone such as Europe/Zagreb."),
  })
  .refine(({ from, to }) => from !== to, { path: ["to"], error: "Quiet hours need an end that is not their beginning." });

const reports = z.strictObject({ daily: z.boolean(), weekly: z.boolean() });

export const savePreferencesSchema = z.strictObject({
  topics: z.record(topicSchema, switches).describe("Every topic, and by which channels besides the inbox"),
  quietHours: quietHoursSchema.nullable().describe("What is not critical waits for their end"),
  reports,
});
export type SavePreferencesInput = z.output<typeof savePreferencesSchema>;

export const preferencesSchema = z.object({
  topics: z.record(topicSchema, z.object(switches.shape)),
  quietHours: z.object({ from: z.string(), to: z.string(), timeZone: z.string() }).nullable(),
  reports: z.object(reports.shape),
  phone: z.object({ masked: z.string(), provenAt: z.iso.datetime().nullable().describe("Null while it waits for its code") }).nullable(),
  channels: z.array(
    z.object({
      name: channelSchema,
      isConfigured: z.boolean().describe("Whether this deployment has it"),
      isReady: z.boolean().describe("Whether it reaches you"),
    }),
  ),
});
export type PreferencesView = z.infer<typeof preferencesSchema>;

export const proofCodeSchema = z.strictObject({ code: z.string().regex(/^\d{6}$/, "Enter the six digits of the code.") });
export const testChannelSchema = z.strictObject({ channel: z.enum([...channelSchema.options, "inbox"]) });
export type TestChannelInput = z.output<typeof testChannelSchema>;
export const testedSchema = z.object({ sentAt: z.iso.datetime() });

import * as z from "zod/mini";
import { requestJson, requestOk } from "./http.ts";

const acceptedSchema = z.object({ jobId: z.string() });

export async function editMessage(input: { jobId: string; message: string; clientMessageId: string }): Promise<string> {
  return (await requestJson("/api/chat/edit", acceptedSchema, { method: "POST", body: input })).jobId;
}

export async function showBranch(jobId: string): Promise<void> {
  await requestOk("/api/chat/branch", { method: "POST", body: { jobId } });
}

export async function continueReply(jobId: string): Promise<void> {
  await requestOk("/api/chat/continue", { method: "POST", body: { jobId } });
}

export async function forkChat(jobId: string): Promise<string> {
  return (await requestJson("/api/chat/fork", z.object({ chatId: z.string() }), { method: "POST", body: { jobId } })).chatId;
}

export async function changeWaiting(jobId: string, message: string): Promise<void> {
  await requestOk("/api/chat/waiting", { method: "PATCH", body: { jobId, message } });
}

export async function withdrawWaiting(jobId: string): Promise<void> {
  await requestOk("/api/chat/withdraw", { method: "POST", body: { jobId } });
}

import * as z from "zod/mini";
import { type Chat, chatSchema } from "./chats.ts";
import { requestJson, requestOk } from "./http.ts";

export type Keeping = { isPinned?: boolean; isArchived?: boolean; projectId?: string | null; tagIds?: readonly string[] };

export function keepChat(chatId: string, keeping: Keeping): Promise<Chat> {
  return requestJson("/api/chat/keep", chatSchema, { method: "POST", body: { chatId, ...keeping } });
}

export const TAG_COLORS = ["grey", "indigo", "teal", "pink", "ochre", "blue", "brown", "slate"] as const;
export type TagColor = (typeof TAG_COLORS)[number];

const tagSchema = z.object({ id: z.string(), name: z.string(), color: z.enum(TAG_COLORS) });
export type Tag = z.infer<typeof tagSchema>;

export async function listTags(signal: AbortSignal): Promise<Tag[]> {
  return (await requestJson("/api/chat/tags", z.object({ items: z.array(tagSchema) }), { signal })).items;
}

export function createTag(body: { name: string; color: TagColor }): Promise<Tag> {
  return requestJson("/api/chat/tags", tagSchema, { method: "POST", body });
}

export function updateTag(tagId: string, body: { name?: string; color?: TagColor }): Promise<Tag> {
  return requestJson(`/api/chat/tags/${tagId}`, tagSchema, { method: "PATCH", body });
}

export async function mergeTag(tagId: string, intoTagId: string): Promise<void> {
  await requestOk(`/api/chat/tags/${tagId}/merge`, { method: "POST", body: { intoTagId } });
}

export async function deleteTag(tagId: string): Promise<void> {
  await requestOk(`/api/chat/tags/${tagId}`, { method: "DELETE" });
}

const projectSchema = z.object({ id: z.string(), name: z.string(), instructions: z.string() });
export type Project = z.infer<typeof projectSchema>;
export type ProjectWords = Pick<Project, "name" | "instructions">;

export async function listProjects(signal: AbortSignal): Promise<Project[]> {
  return (await requestJson("/api/chat/projects", z.object({ items: z.array(projectSchema) }), { signal })).items;
}

export function createProject(body: ProjectWords): Promise<Project> {
  return requestJson("/api/chat/projects", projectSchema, { method: "POST", body });
}

export function updateProject(projectId: string, body: ProjectWords): Promise<Project> {
  return requestJson(`/api/chat/projects/${projectId}`, projectSchema, { method: "PATCH", body });
}

export async function deleteProject(projectId: string, content: "keep" | "delete"): Promise<void> {
  await requestOk(`/api/chat/projects/${projectId}?content=${content}`, { method: "DELETE" });
}

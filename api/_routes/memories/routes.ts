import { z } from "zod";
import { forgetAllMemories, forgetMemory, restoreMemory } from "../../../lib/knowledge/memory/forget-memory.ts";
import { getMemory, listMemories } from "../../../lib/knowledge/memory/list-memories.ts";
import {
  forgottenSchema,
  listMemoriesSchema,
  memoryIdSchema,
  memoryPageSchema,
  memorySchema,
  memorySettingsSchema,
  updateMemorySettingsSchema,
  writeMemorySchema,
} from "../../../lib/knowledge/memory/schema.ts";
import { getMemorySettings, updateMemorySettings } from "../../../lib/knowledge/memory/settings.ts";
import { createMemory, updateMemory } from "../../../lib/knowledge/memory/write-memory.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute, type Route } from "../../_http/define-route.ts";

const params = z.strictObject({ memoryId: memoryIdSchema });

const listMemoriesRoute = defineRoute({
  method: "get",
  path: "/memories",
  summary: "What is remembered of oneself, the one changed last first",
  access: "memory.read",
  limit: limits.read,
  query: listMemoriesSchema,
  output: memoryPageSchema,
  errors: ["request.invalid_cursor", "auth.user_required"],
  handle: ({ ctx, query }) => listMemories(ctx, query),
});

const getSettingsRoute = defineRoute({
  method: "get",
  path: "/memories/settings",
  summary: "Whether anything is remembered, and who has decided so",
  access: "memory.read",
  limit: limits.read,
  output: memorySettingsSchema,
  errors: ["auth.user_required"],
  handle: ({ ctx }) => getMemorySettings(ctx),
});

const updateSettingsRoute = defineRoute({
  method: "patch",
  path: "/memories/settings",
  summary: "Switch memory on or off, for oneself or for the organization",
  description: "For the organization it takes the permission `organization.write`. Switched off, nothing is added and nothing recalled.",
  access: "memory.write",
  limit: limits.write,
  body: updateMemorySettingsSchema,
  output: memorySettingsSchema,
  errors: ["auth.user_required"],
  handle: ({ ctx, body }) => updateMemorySettings(ctx, body),
});

const createMemoryRoute = defineRoute({
  method: "post",
  path: "/memories",
  summary: "Have something remembered",
  access: "memory.write",
  limit: limits.write,
  body: writeMemorySchema,
  output: memorySchema,
  errors: ["memory.off", "memory.not_kept", "memory.too_many", "auth.user_required"],
  handle: ({ ctx, body }) => createMemory(ctx, body),
});

const forgetAllRoute = defineRoute({
  method: "delete",
  path: "/memories",
  summary: "Forget everything remembered of oneself, at once and for good",
  access: "memory.write",
  limit: limits.write,
  output: forgottenSchema,
  errors: ["auth.user_required"],
  handle: ({ ctx }) => forgetAllMemories(ctx),
});

const getMemoryRoute = defineRoute({
  method: "get",
  path: "/memories/{memoryId}",
  summary: "Get one memory with what it took the place of",
  access: "memory.read",
  limit: limits.read,
  params,
  output: memorySchema,
  errors: ["memory.memory_not_found", "auth.user_required"],
  handle: ({ ctx, params: { memoryId } }) => getMemory(ctx, { memoryId }),
});

const updateMemoryRoute = defineRoute({
  method: "patch",
  path: "/memories/{memoryId}",
  summary: "Correct a memory",
  access: "memory.write",
  limit: limits.write,
  params,
  body: writeMemorySchema,
  output: memorySchema,
  errors: ["memory.memory_not_found", "memory.not_kept", "auth.user_required"],
  handle: ({ ctx, params: { memoryId }, body }) => updateMemory(ctx, { memoryId, ...body }),
});

const forgetMemoryRoute = defineRoute({
  method: "delete",
  path: "/memories/{memoryId}",
  summary: "Forget a memory with its history; for ten minutes it can be taken back",
  access: "memory.write",
  limit: limits.write,
  params,
  output: z.void(),
  status: 204,
  errors: ["memory.memory_not_found", "auth.user_required"],
  handle: ({ ctx, params: { memoryId } }) => forgetMemory(ctx, { memoryId }),
});

const restoreMemoryRoute = defineRoute({
  method: "post",
  path: "/memories/{memoryId}/restore",
  summary: "Take back that a memory was forgotten",
  access: "memory.write",
  limit: limits.write,
  params,
  output: memorySchema,
  errors: ["memory.memory_not_found", "auth.user_required"],
  handle: ({ ctx, params: { memoryId } }) => restoreMemory(ctx, { memoryId }),
});

export const memoryRoutes: readonly Route[] = [
  listMemoriesRoute,
  getSettingsRoute,
  updateSettingsRoute,
  createMemoryRoute,
  forgetAllRoute,
  getMemoryRoute,
  updateMemoryRoute,
  forgetMemoryRoute,
  restoreMemoryRoute,
];

import type { CollectionInventory } from "../platform/inventory.ts";
import { byUser, fields } from "./inventory-rows.ts";

const HANDED_OUT = { why: "the files themselves are handed out one by one, on the page of files" };

/** Files and their contents. A person's are deleted as the person would, before this table is gone by. */
export const FILES: readonly CollectionInventory[] = [
  {
    name: "files",
    tenant: "orgId",
    encryption: fields("organization", "name"),
    person: {
      type: "personal",
      owned: [byUser()],
      mentions: [],
      exported: { as: "files", fields: ["_id", "orgId", "name", "type", "size", "sha256", "state", "pages", "tags", "createdAt"] },
    },
  },
  {
    name: "file_usage",
    tenant: "orgId",
    encryption: null,
    person: { type: "personal", owned: [byUser()], mentions: [], exported: { why: "sums of what is exported" } },
  },
  {
    name: "file_uploads",
    tenant: "orgId",
    encryption: fields("organization", "name"),
    person: { type: "personal", owned: [byUser()], mentions: [], exported: { why: "not a file yet, gone within a week" } },
  },
  {
    name: "contents.files",
    tenant: "orgId",
    encryption: fields("organization", "key", "whole"),
    person: { type: "personal", owned: [byUser()], mentions: [], exported: HANDED_OUT },
  },
  // Sealed under the key that stands, encrypted, in contents.files: a replaced data key changes that one field.
  {
    name: "contents.chunks",
    tenant: "orgId",
    encryption: null,
    person: { type: "personal", owned: [byUser()], mentions: [], exported: HANDED_OUT },
  },
];

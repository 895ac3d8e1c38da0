import type { Route } from "../../../_http/define-route.ts";
import { createProjectRoute } from "../projects/create-project.ts";
import { deleteProjectRoute } from "../projects/delete-project.ts";
import { listProjectsRoute } from "../projects/list-projects.ts";
import { updateProjectRoute } from "../projects/update-project.ts";
import { sharingRoutes } from "../sharing/routes.ts";
import { createTagRoute } from "./create-tag.ts";
import { deleteTagRoute } from "./delete-tag.ts";
import { keepChatRoute } from "./keep-chat.ts";
import { listTagsRoute } from "./list-tags.ts";
import { mergeTagRoute } from "./merge-tag.ts";
import { updateTagRoute } from "./update-tag.ts";

/** Pins, archive, tags, projects and links. */
export const keepingRoutes: readonly Route[] = [
  keepChatRoute,
  listTagsRoute,
  createTagRoute,
  updateTagRoute,
  mergeTagRoute,
  deleteTagRoute,
  listProjectsRoute,
  createProjectRoute,
  updateProjectRoute,
  deleteProjectRoute,
  ...sharingRoutes,
];

import { limits } from "../../../../lib/platform/limits/limit.ts";
import { byPromptSchema, promptPageSchema } from "../../../../lib/prompts/library/prompt.schema.ts";
import { addFavourite, listFavourites, removeFavourite } from "../../../../lib/prompts/social/favourites.ts";
import {
  favouriteAnswerSchema,
  listMarksSchema,
  ratePromptSchema,
  ratingAnswerSchema,
} from "../../../../lib/prompts/social/marks.schema.ts";
import { ratePrompt } from "../../../../lib/prompts/social/rate-prompt.ts";
import { defineRoute, type Route } from "../../../_http/define-route.ts";

const listFavouritesRoute = defineRoute({
  method: "get",
  path: "/prompts/favourites",
  summary: "Your favourites, those marked last first",
  description: "One that is gone, or that you may no longer read, is left out, so a page may be shorter than asked for.",
  access: "prompts.read",
  limit: limits.read,
  query: listMarksSchema,
  output: promptPageSchema,
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listFavourites(ctx, query),
});

const addFavouriteRoute = defineRoute({
  method: "put",
  path: "/prompts/{promptId}/favourite",
  summary: "Mark a prompt as your favourite; twice is as good as once",
  access: "prompts.write",
  limit: limits.write,
  params: byPromptSchema,
  output: favouriteAnswerSchema,
  errors: ["prompts.not_found"],
  handle: ({ ctx, params }) => addFavourite(ctx, params),
});

const removeFavouriteRoute = defineRoute({
  method: "delete",
  path: "/prompts/{promptId}/favourite",
  summary: "Take a prompt off your favourites, also one you may no longer read",
  access: "prompts.write",
  limit: limits.write,
  params: byPromptSchema,
  output: favouriteAnswerSchema,
  errors: ["prompts.not_found"],
  handle: ({ ctx, params }) => removeFavourite(ctx, params),
});

const ratePromptRoute = defineRoute({
  method: "put",
  path: "/prompts/{promptId}/rating",
  summary: "Rate somebody else's prompt with one to five stars; another rating takes the place of yours",
  access: "prompts.write",
  limit: limits.write,
  params: byPromptSchema,
  body: ratePromptSchema,
  output: ratingAnswerSchema,
  errors: ["prompts.not_found", "prompts.rating_own", "prompts.rated_elsewhere"],
  handle: ({ ctx, params, body }) => ratePrompt(ctx, { ...params, ...body }),
});

export const markRoutes: readonly Route[] = [listFavouritesRoute, addFavouriteRoute, removeFavouriteRoute, ratePromptRoute];

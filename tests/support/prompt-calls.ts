import type { PromptContentInput } from "../../lib/prompts/content.schema.ts";
import type { PromptPage, PromptView } from "../../lib/prompts/library/prompt.schema.ts";
import type { Harness, Person } from "./harness.ts";

export const GREETING: PromptContentInput = {
  template: "Write a greeting for {{name}} in at most three sentences.",
  parameters: [{ name: "name", label: "Name", type: "text" }],
};

type Body = Readonly<Record<string, unknown>>;

/** Over the wire, as a page does it. */
export function createPromptCalls(harness: Harness) {
  return {
    async make(as: Person, body: Body = {}): Promise<PromptView> {
      const response = await harness.call("POST", "/api/prompts", {
        as,
        body: { title: "A greeting", category: "writing", content: GREETING, ...body },
      });
      if (response.status !== 200) throw new Error(`A prompt was refused: ${await response.text()}`);
      return response.json();
    },
    save: (as: Person, promptId: string, basedOn: number, template: string, body: Body = {}): Promise<Response> =>
      harness.call("POST", `/api/prompts/${promptId}/versions`, {
        as,
        body: { content: { ...GREETING, template }, message: "Said better", basedOn, ...body },
      }),
    get: (as: Person, promptId: string, query = "") => harness.json<PromptView>("GET", `/api/prompts/${promptId}${query}`, { as }),
    list: (as: Person, query = "") => harness.json<PromptPage>("GET", `/api/prompts${query}`, { as }),
    show: (as: Person, { id, revision }: PromptView, visibility: string, body: Body = {}): Promise<Response> =>
      harness.call("PUT", `/api/prompts/${id}/visibility`, { as, body: { revision, visibility, ...body } }),
  };
}

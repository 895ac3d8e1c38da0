const CONTENT = { template: "Say hello to {{name}}.", parameters: [{ name: "name", label: "Name", type: "text" }] };

/** A valid body for each route of the prompt library, by its path. */
export const PROMPT_BODIES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "/prompts": { title: "A greeting", category: "writing", content: CONTENT },
  "/prompts/{promptId}": { revision: 0 },
  "/prompts/{promptId}/visibility": { revision: 0, visibility: "organization" },
  "/prompts/{promptId}/featured": { revision: 0, isFeatured: false },
  "/prompts/{promptId}/versions": { content: { ...CONTENT, template: "Say good morning to {{name}}." }, message: "Politer", basedOn: 1 },
  "/prompts/{promptId}/versions/{version}/restore": {},
  "/prompts/{promptId}/labels/{label}": { version: 1 },
  "/prompts/{promptId}/labels/{label}/protection": { isProtected: true },
  "/prompts/{promptId}/labels/{label}/rollback": {},
  "/prompts/{promptId}/promotions": { version: 1 },
  "/prompts/{promptId}/promotions/{promotionId}/decision": { approve: true },
  "/prompts/{promptId}/promotions/{promotionId}/withdraw": {},
  "/prompts/{promptId}/execute": { values: {} },
  "/prompts/{promptId}/estimate": { values: {} },
  "/prompts/runs/{promptRunId}/feedback": { thumb: "up" },
  "/prompts/{promptId}/test-sets": { name: "Cities", rows: [{ values: {}, expected: "Hello." }] },
  "/prompts/{promptId}/test-sets/{testSetId}": { revision: 1, name: "Towns" },
  "/prompts/{promptId}/test-sets/{testSetId}/rows": { rows: [{ values: {}, expected: "Hello." }] },
  "/prompts/{promptId}/test-sets/{testSetId}/rows/import": { format: "csv", text: "expected\nHello.\n" },
  "/prompts/{promptId}/test-sets/{testSetId}/rows/from-runs": { runIds: [`prn_${"0".repeat(26)}`] },
  "/prompts/{promptId}/test-sets/{testSetId}/rows/{rowId}": { values: {}, expected: "Hello." },
  "/prompts/{promptId}/evaluations": { versions: [1] },
  "/prompts/{promptId}/evaluations/estimate": { versions: [1] },
  "/prompts/{promptId}/rating": { stars: 4 },
  "/prompts/collections": { name: "A shelf" },
  "/prompts/collections/{collectionId}": { revision: 1, name: "A shelf" },
  "/prompts/shares/open": { token: "x" },
  "/prompts/{promptId}/experiments": {
    arms: [
      { version: 1, share: 50 },
      { version: 2, share: 50 },
    ],
    metric: "thumbs",
  },
  "/prompts/{promptId}/experiments/{experimentId}/stop": { revision: 1 },
  "/prompts/{promptId}/quality-audits": { judge: "checks" },
  "/prompts/{promptId}/quality-audits/{qualityAuditId}/accept": {},
};

/** What a path or a query needs of a kind that other routes call by the same name. */
export const PROMPT_INPUTS: Readonly<Record<string, { params?: object; query?: object }>> = {
  "/prompts/{promptId}/versions/{version}": { params: { version: 1 } },
  "/prompts/{promptId}/versions/{version}/restore": { params: { version: 1 } },
  "/prompts/{promptId}/versions/{version}/readiness": { params: { version: 1 } },
  "/prompts/{promptId}/diff": { query: { from: 1, to: 2 } },
};

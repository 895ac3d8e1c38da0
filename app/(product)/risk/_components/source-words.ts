/** How a transaction came in. */
export const SOURCE_WORDS = { api: "API", batch: "Batch", csv: "File", webhook: "Webhook", demo: "Generated" } as const;

export const IMPORT_TRANSACTIONS_JOB = "risk.import-transactions";

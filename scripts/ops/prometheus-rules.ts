import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { RULE_TESTS_FILE, RULES_FILE, rulesFile, ruleTestsFile } from "./prometheus/rules-file.ts";

/** `pnpm ops:prometheus-rules`: the alert rules for a Prometheus of your own, and the cases they are tried on. */
mkdirSync(dirname(RULES_FILE), { recursive: true });
writeFileSync(RULES_FILE, rulesFile());
writeFileSync(RULE_TESTS_FILE, ruleTestsFile());
console.log(`${RULES_FILE} and ${RULE_TESTS_FILE} are written. Try them: promtool test rules ${RULE_TESTS_FILE}`);

import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import { openAssertions, openRow } from "./test-seals.ts";
import type { TestRow, TestSet } from "./test-set.schema.ts";
import type { TestRowRecord, TestSetRecord } from "./test-set.store.ts";

export function toTestSet(cipher: OrganizationCipher, record: TestSetRecord): TestSet {
  const { _id: id, promptId, name, description, passThreshold, rows, revision, createdBy } = record;
  return {
    ...{ id, promptId, name, description, passThreshold, rows, revision, createdBy },
    assertions: openAssertions(cipher, record),
    createdAt: record.at.toISOString(),
    updatedAt: record.updatedAt.toISOString(),
  };
}

export function toTestRow(cipher: OrganizationCipher, record: TestRowRecord): TestRow {
  const { values, expected, assertions } = openRow(cipher, record);
  return { id: record._id, number: record.number, values: { ...values }, expected, assertions: [...assertions] };
}

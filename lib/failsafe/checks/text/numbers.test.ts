import { expect, test } from "vitest";
import { quantitiesOf, timeOf } from "./numbers.ts";

test.each([
  ["1,248,900 people", [1_248_900]],
  ["1.248.900 Menschen", [1_248_900]],
  ["about 1.25 million", [1_250_000]],
  ["2,90 euros and 31.5 %", [2.9, 31.5]],
  ["the 14th century, forty-two rooms", [14, 42]],
  ["from 7:15 to 4 pm", [timeOf(7, 15), timeOf(16, 0)]],
  ["filter F-220", [220]],
  ["no figure at all", []],
])("%s is read as people mean it", (text, values) => expect(quantitiesOf(text).map(({ value }) => value)).toEqual(values));

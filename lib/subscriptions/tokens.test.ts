import { expect, it } from "vitest";
import { subscriptionOfToken, subscriptionTokenOf } from "./tokens.ts";

it("a link does its own act to its own subscription, and with our secret alone", () => {
  const token = subscriptionTokenOf("stop", "one", "secret");
  expect(subscriptionOfToken("stop", token, "secret")).toBe("one");
  expect(subscriptionOfToken("confirm", token, "secret")).toBeNull();
  expect(subscriptionOfToken("stop", token, "other")).toBeNull();
  expect(subscriptionOfToken("stop", token.replace("one", "two"), "secret")).toBeNull();
  expect(subscriptionOfToken("stop", "one", "secret")).toBeNull();
});

import { expect, it } from "vitest";
import { letOut } from "../e2e/support/canaries.ts";
import { addressesOf, routes } from "../e2e/support/every-address.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { person } from "#prisma/factories/people.ts";
it("lets them out", async () => {
  const [caseworker, owner, approver] = [await person("CASEWORKER"), await person("CONSULTATION_OWNER"), await person("APPROVER")];
  const seeded = await letOut({ caseworker, owner, approver }, setDatabaseClock);
  console.log(seeded.canaries.size);
  const addresses = await addressesOf(seeded);
  for (const [route, each] of Object.entries(addresses)) if (!("tried" in each) && each.length === 0) console.log("none for", route);
  const tree = await routes();
  console.log("unknown", tree.filter((route) => !(route in addresses)), "gone", Object.keys(addresses).filter((route) => !tree.includes(route)));
}, 120_000);

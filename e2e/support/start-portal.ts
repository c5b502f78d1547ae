import { rm } from "node:fs/promises";
import { launchPortal } from "./portal.ts";

/**
 * One portal for all journeys that leave its clock alone; they find it in PORTAL_ADDRESS, PORTAL_PASSWORD, PORTAL_SIGNING_KEY and
 * PORTAL_FOLDER. Its data, made once, are what every other portal of a journey begins with.
 */
export default async function startPortal() {
  const first = await launchPortal({}, { only: ["--web"] });
  await first.stop(true);
  process.env.PORTAL_TEMPLATE = first.folder;
  const { address, password, signingKey, folder, stop } = await launchPortal();
  process.env.PORTAL_ADDRESS = address;
  process.env.PORTAL_PASSWORD = password;
  process.env.PORTAL_SIGNING_KEY = signingKey;
  process.env.PORTAL_FOLDER = folder;
  return async () => {
    await stop();
    await rm(first.folder, { recursive: true, force: true });
  };
}

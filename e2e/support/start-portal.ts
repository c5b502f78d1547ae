import { launchPortal } from "./portal.ts";

/** One portal for all journeys that leave its clock alone; they find it in PORTAL_ADDRESS, PORTAL_PASSWORD, PORTAL_SIGNING_KEY and PORTAL_FOLDER. */
export default async function startPortal() {
  const { address, password, signingKey, folder, stop } = await launchPortal();
  process.env.PORTAL_ADDRESS = address;
  process.env.PORTAL_PASSWORD = password;
  process.env.PORTAL_SIGNING_KEY = signingKey;
  process.env.PORTAL_FOLDER = folder;
  return stop;
}

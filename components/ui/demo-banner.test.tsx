import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { DemoBanner } from "./demo-banner.tsx";

it("a jump of the clock asks for a whole new page, so that nothing drawn before, the banner’s date among it, is shown again", () => {
  const drawn = renderToStaticMarkup(
    <DemoBanner clock="10:00" jumps={[{ value: "after-close", label: "after the close" }]} action="/api/clock" />,
  );
  expect(drawn).toMatch(/<form [^>]*action="\/api\/clock" method="post"/);
  expect(drawn).toMatch(/<button [^>]*value="after-close" [^>]*name="jump"/);
});

import { Button } from "#components/ui/button.tsx";

/** The way in through the organisation's own sign-in. `token` is a fresh random value, which comes back from there. */
export function OrganisationForm({ token, next }: { token: string; next: string }) {
  const back = next ? `/sign-in/organisation?next=${encodeURIComponent(next)}` : "/sign-in/organisation";
  return (
    <form method="post" action="/sign-in/organisation" className="mt-8 border-t border-line pt-8">
      <input type="hidden" name="csrfToken" value={token} />
      <input type="hidden" name="callbackUrl" value={back} />
      <Button variant="secondary">Sign in with your organisation</Button>
    </form>
  );
}
